package dev.paved.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody may ask of the platform in a comment on a pull request. */
public enum PullRequestCommand {
    /** Make its preview, now, of its latest commit. */
    @JsonProperty("preview")
    PREVIEW,
    /** Let its preview be there for longer. */
    @JsonProperty("extend")
    EXTEND,
    /** One that only a newer version knows. Readers meet it; no publisher chooses it. */
    @JsonEnumDefaultValue
    @JsonProperty("unrecognized")
    UNRECOGNIZED
}
