package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.Exchange;
import dev.paved.integrations.outbound.RetryAfter;
import dev.paved.integrations.slack.SlackOutcome;
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
record Attempt(
        Instant at,
        Verdict verdict,
        @Nullable Integer status,
        Duration took,
        String excerpt,
        Optional<Duration> asked) {

    private static final int LONGEST_EXCERPT = 1_000;
    private static final String REDIRECT = "Redirects are not followed: subscribe the URL that it leads to.";
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
                        verdict(status),
                        status,
                        took,
                        PlainText.of(isRedirect(status) ? (REDIRECT + " " + body).strip() : body, LONGEST_EXCERPT),
                        retryAfter
                                .filter(header -> status == TOO_MANY_REQUESTS || status == UNAVAILABLE)
                                .flatMap(header -> RetryAfter.parse(header, end)));
            case Exchange.Failed(String reason) -> unanswered(at, took, reason);
            case Exchange.Refused(String reason) -> unanswered(at, took, reason);
        };
    }

    /** The same of one that ended with {@code outcome}, which {@code words} tell. */
    static Attempt of(SlackOutcome outcome, String words, Instant at, Instant end) {
        Verdict verdict =
                switch (outcome) {
                    case SlackOutcome.Posted ignored -> Verdict.DELIVERED;
                    case SlackOutcome.Limited ignored -> Verdict.LIMITED;
                    case SlackOutcome.Failed ignored -> Verdict.FAILED;
                    case SlackOutcome.Undeliverable ignored -> Verdict.UNDELIVERABLE;
                    case SlackOutcome.Closed ignored -> Verdict.CLOSED;
                };
        return new Attempt(
                at,
                verdict,
                outcome.status(),
                Duration.between(at, end),
                PlainText.of(words, LONGEST_EXCERPT),
                outcome instanceof SlackOutcome.Limited limited ? Optional.of(limited.pause()) : Optional.empty());
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private static Verdict verdict(int status) {
        if (status >= 200 && status < 300) {
            return Verdict.DELIVERED;
        }
        return status == GONE ? Verdict.CLOSED : Verdict.FAILED;
    }

    private static Attempt unanswered(Instant at, Duration took, String reason) {
        return new Attempt(at, Verdict.FAILED, null, took, PlainText.of(reason, LONGEST_EXCERPT), Optional.empty());
    }

    boolean isDelivered() {
        return verdict == Verdict.DELIVERED;
    }
}
