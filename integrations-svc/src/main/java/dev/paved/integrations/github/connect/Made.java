package dev.paved.integrations.github.connect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A webhook that is as it should be.
 *
 * @param id GitHub's number of it
 * @param doubles other webhooks with the same URL: each lets everything come once more
 */
record Made(long id, How how, List<Long> doubles) {

    /** What was done for it. */
    enum How {
        /** There was none. */
        @JsonProperty("created")
        CREATED,
        /** It was set otherwise. */
        @JsonProperty("corrected")
        CORRECTED,
        /** It was set like this; only its secret, which GitHub does not tell, was set again. */
        @JsonProperty("confirmed")
        CONFIRMED
    }
}
