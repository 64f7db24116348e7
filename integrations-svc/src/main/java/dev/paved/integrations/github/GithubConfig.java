package dev.paved.integrations.github;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How this service works with GitHub. */
@ConfigMapping(prefix = "paved.integrations.github")
interface GithubConfig {

    /** What GitHub signs its deliveries with, as set in the webhook's settings; every delivery is refused without it. */
    Optional<String> webhookSecret();

    /** The label that makes an issue an incident. */
    @WithDefault("incident")
    String incidentLabel();

    /** The label that makes an issue a ticket for operations. */
    @WithDefault("ops")
    String opsLabel();
}
