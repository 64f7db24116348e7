package dev.paved.integrations.incident;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a sighting. */
public enum Outcome {
    /** It began an incident. */
    @JsonProperty("opened")
    OPENED,
    /** It belongs to an incident that had ended so shortly before that its end is not told yet. */
    @JsonProperty("reopened")
    REOPENED,
    /** It ended an incident, whose end is told if it does not begin again soon. */
    @JsonProperty("ending")
    ENDING,
    /** It was known, or came late. */
    @JsonProperty("unchanged")
    UNCHANGED
}
