package dev.paved.integrations.jira;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How this service works with Jira. */
@ConfigMapping(prefix = "paved.integrations.jira")
interface JiraConfig {

    /** What Jira signs its deliveries with, as set in the webhook's settings; every delivery is refused without it. */
    Optional<String> webhookSecret();

    /** The label that makes an issue a ticket for operations. */
    @WithDefault("ops")
    String opsLabel();
}
