package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.Exchange;
import dev.paved.kit.persistence.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver something.
 *
 * @param status of the answer; null where there was none
 * @param excerpt the beginning of the answer, or why there was none
 * @param asked how long the receiver asked to wait, if it did
 */
record Attempt(Instant at, @Nullable Integer status, Duration took, String excerpt, Optional<Duration> asked) {

    private static final int LONGEST_EXCERPT = 1_000;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** The attempt begun at {@code at} that ended with {@code exchange} at {@code end}. */
    static Attempt of(Exchange exchange, Instant at, Instant end) {
        Duration took = Duration.between(at, end);
        return switch (exchange) {
            case Exchange.Answered(int status, Optional<String> retryAfter, String body) ->
                new Attempt(
                        at,
                        status,
                        took,
                        PlainText.of(body, LONGEST_EXCERPT),
                        retryAfter
                                .filter(header -> status == TOO_MANY_REQUESTS || status == UNAVAILABLE)
                                .flatMap(header -> RetryAfter.parse(header, end)));
            case Exchange.Failed(String reason) -> unanswered(at, took, reason);
            case Exchange.Refused(String reason) -> unanswered(at, took, reason);
        };
    }

    private static Attempt unanswered(Instant at, Duration took, String reason) {
        return new Attempt(at, null, took, PlainText.of(reason, LONGEST_EXCERPT), Optional.empty());
    }

    boolean isDelivered() {
        return status != null && status >= 200 && status < 300;
    }

    /** Whether the receiver wants nothing any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
