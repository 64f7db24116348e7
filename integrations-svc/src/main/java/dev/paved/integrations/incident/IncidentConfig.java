package dev.paved.integrations.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts become incidents. */
@ConfigMapping(prefix = "paved.integrations.incidents")
interface IncidentConfig {

    /**
     * How long an incident has to be over before its end is told. What begins again within this time is the same
     * incident, which lasts from its first beginning to its last end.
     */
    @WithDefault("10m")
    Duration quiet();

    /** How long the last incident of an alert is remembered, so that what is told late changes nothing. */
    @WithDefault("30d")
    Duration remembered();
}
