package dev.paved.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What an environment is for. "Production" in every metric means environments of type production. */
public enum EnvironmentType {
    @JsonProperty("preview")
    PREVIEW,
    @JsonProperty("development")
    DEVELOPMENT,
    @JsonProperty("staging")
    STAGING,
    @JsonProperty("production")
    PRODUCTION,
    /** One that only a newer version knows. Readers meet it; no publisher chooses it. */
    @JsonEnumDefaultValue
    @JsonProperty("unrecognized")
    UNRECOGNIZED
}
