package dev.paved.integrations.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what has done its work is kept. What is open, or still to be done, is kept for as long as it is. */
@ConfigMapping(prefix = "paved.integrations.retention")
interface RetentionConfig {

    /** The ids of deliveries that were taken: one that comes again later is taken as a new one. */
    @WithDefault("P30D")
    Duration deliveries();

    /** Which incidents, tickets and deployments were told and are over: word of one that comes later is news again. */
    @WithDefault("P365D")
    Duration told();

    /** Names that a repository took from another one, and that are its only ones. */
    @WithDefault("P30D")
    Duration repositoryNames();

    /** Webhooks on GitHub whose deliveries could not be looked through for all that time. */
    @WithDefault("P30D")
    Duration hooks();

    /** What GitHub was told and nothing changes any more, or could not be told while it was news. */
    @WithDefault("P30D")
    Duration wishes();
}
