package dev.paved.integrations.ticket;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How this service hears of tickets. */
@ConfigMapping(prefix = "paved.integrations.tickets")
interface TicketConfig {

    /** What tickets are signed with; every one is refused without it. */
    Optional<String> webhookSecret();
}
