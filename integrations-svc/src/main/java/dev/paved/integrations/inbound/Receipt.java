package dev.paved.integrations.inbound;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer to a delivery that is genuine.
 *
 * @param delivery its id
 * @param status what became of it
 */
public record Receipt(String delivery, Status status) implements Answer {

    /** What became of a delivery. */
    public enum Status {
        /** It changed what is known here; its events, if any, will be published. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** It was here before; nothing was changed. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** It tells nothing new that the platform follows; nothing will be published. */
        @JsonProperty("ignored")
        IGNORED
    }
}
