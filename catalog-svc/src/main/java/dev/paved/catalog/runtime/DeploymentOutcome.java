package dev.paved.catalog.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a deployment ended. */
public enum DeploymentOutcome {
    /** Its version serves. */
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** Its version never served all; what served before still does. */
    @JsonProperty("failed")
    FAILED,
    /** The rollout itself went back to what served before. */
    @JsonProperty("rolled-back")
    ROLLED_BACK
}
