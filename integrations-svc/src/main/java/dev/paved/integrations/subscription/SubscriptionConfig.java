package dev.paved.integrations.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are sent to those who subscribed to them. */
@ConfigMapping(prefix = "paved.integrations.subscriptions")
interface SubscriptionConfig {

    /** How many subscriptions a team may have. */
    @WithDefault("50")
    int mostPerTeam();

    /** How many deliveries of one subscription may be on their way at once; one while it fails. */
    @WithDefault("4")
    int atOnce();

    /** How long the secret that was replaced signs too. */
    @WithDefault("24h")
    Duration overlap();

    /** How long a subscription may do nothing but fail, some delivery being given up meanwhile, before it is disabled. */
    @WithDefault("5d")
    Duration patience();

    /** How long what was sent, and the log of attempts, are kept. */
    @WithDefault("30d")
    Duration kept();
}
