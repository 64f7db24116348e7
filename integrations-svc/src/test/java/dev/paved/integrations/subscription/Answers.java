package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.Exchange;
import java.time.Instant;
import java.util.Optional;

/** Attempts that were answered. */
final class Answers {
    private Answers() {}

    static Attempt of(int status, String retryAfter) {
        return Attempt.of(
                new Exchange.Answered(status, Optional.of(retryAfter), ""), Instant.EPOCH, Instant.ofEpochSecond(1));
    }
}
