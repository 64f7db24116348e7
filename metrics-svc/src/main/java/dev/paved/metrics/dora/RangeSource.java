package dev.paved.metrics.dora;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the range of a deployment is from: which commits it brought. */
public enum RangeSource {
    /** The repository itself: what {@code git rev-list} says. */
    @JsonProperty("git")
    GIT,
    /** The pushes that were seen, in their order. */
    @JsonProperty("pushes")
    PUSHES
}
