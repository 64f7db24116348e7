package dev.paved.kit.github;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When GitHub may be asked again.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">
 *     GitHub, Rate limits for the REST API</a>
 */
final class RateLimit {

    /** After a failure that is not the asker's. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** What GitHub wants where it names no time. */
    private static final Duration UNNAMED = Duration.ofMinutes(1);

    /** GitHub's limits are for an hour; what is longer is a mistake. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private RateLimit() {}

    /** How long to wait before the same is asked again; nothing where the answer, which {@code said} that, stands. */
    static Optional<Duration> wait(HttpResponse<?> response, String said, Instant now) {
        Optional<Long> after = number(response, "Retry-After");
        if (isLimited(response, said)) {
            return Optional.of(after.map(Duration::ofSeconds)
                    .or(() -> untilReset(response, now))
                    .map(RateLimit::bounded)
                    .orElse(UNNAMED));
        }
        return response.statusCode() >= 500
                ? Optional.of(
                        after.map(Duration::ofSeconds).map(RateLimit::bounded).orElse(PAUSE))
                : Optional.empty();
    }

    /** How long nothing at all is to be asked: the answer says that there were too many requests, or was the last one. */
    static Optional<Duration> pause(HttpResponse<?> response, String said, Instant now) {
        return isLimited(response, said)
                ? wait(response, said, now)
                : untilReset(response, now).map(RateLimit::bounded);
    }

    private static boolean isLimited(HttpResponse<?> response, String said) {
        return switch (response.statusCode()) {
            case 429 -> true;
            case 403 ->
                number(response, "Retry-After").isPresent() || isUsedUp(response) || said.contains("rate limit");
            default -> false;
        };
    }

    private static boolean isUsedUp(HttpResponse<?> response) {
        return number(response, "X-RateLimit-Remaining")
                .filter(left -> left == 0)
                .isPresent();
    }

    private static Optional<Duration> untilReset(HttpResponse<?> response, Instant now) {
        return number(response, "X-RateLimit-Reset")
                .filter(reset -> isUsedUp(response))
                .map(reset -> Duration.between(now, Instant.ofEpochSecond(reset)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(PAUSE) < 0) {
            return PAUSE;
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private static Optional<Long> number(HttpResponse<?> response, String header) {
        return response.headers()
                .firstValue(header)
                .filter(value -> value.matches("\\d{1,12}"))
                .map(Long::valueOf);
    }
}
