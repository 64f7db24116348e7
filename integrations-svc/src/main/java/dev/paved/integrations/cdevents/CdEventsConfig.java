package dev.paved.integrations.cdevents;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How this service hears of CDEvents. */
@ConfigMapping(prefix = "paved.integrations.cdevents")
interface CdEventsConfig {

    /** What tools send along as bearer token; every event is refused without it. */
    Optional<String> webhookSecret();
}
