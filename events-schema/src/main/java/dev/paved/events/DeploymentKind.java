package dev.paved.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a deployment was made. */
public enum DeploymentKind {
    @JsonProperty("planned")
    PLANNED,
    @JsonProperty("rollback")
    ROLLBACK,
    @JsonProperty("hotfix")
    HOTFIX,
    /** One that only a newer version knows. Readers meet it; no publisher chooses it. */
    @JsonEnumDefaultValue
    @JsonProperty("unrecognized")
    UNRECOGNIZED
}
