package dev.paved.integrations.outbound;

import java.util.Optional;

/** What came of a request. */
public sealed interface Exchange {

    /**
     * An answer came, whatever it says.
     *
     * @param status its HTTP status
     * @param retryAfter its header {@code Retry-After} as it came
     * @param body its first bytes as UTF-8, up to the limit
     */
    record Answered(int status, Optional<String> retryAfter, String body) implements Exchange {}

    /**
     * None came.
     *
     * @param reason what happened, a sentence
     */
    record Failed(String reason) implements Exchange {}

    /**
     * It was not sent, as it would have gone where nothing is sent.
     *
     * @param reason a sentence
     */
    record Refused(String reason) implements Exchange {}
}
