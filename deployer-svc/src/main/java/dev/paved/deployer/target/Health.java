package dev.paved.deployer.target;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How what should run is doing. */
public enum Health {
    /** It answers as it should. */
    @JsonProperty("healthy")
    HEALTHY,
    /** It runs and does not answer as it should. */
    @JsonProperty("unhealthy")
    UNHEALTHY,
    /** It is being started (again). */
    @JsonProperty("starting")
    STARTING,
    /** Nothing should run. */
    @JsonProperty("none")
    NONE
}
