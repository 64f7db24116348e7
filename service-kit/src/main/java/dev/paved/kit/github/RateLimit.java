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
        int status = response.statusCode();
        Optional<Long> after = number(response, "Retry-After");
        boolean used = number(response, "X-RateLimit-Remaining")
                .filter(left -> left == 0)
                .isPresent();
        if (status == 429 || (status == 403 && (after.isPresent() || used || said.contains("rate limit")))) {
            return Optional.of(after.map(Duration::ofSeconds)
                    .or(() -> number(response, "X-RateLimit-Reset")
                            .filter(reset -> used)
                            .map(reset -> Duration.between(now, Instant.ofEpochSecond(reset))))
                    .map(RateLimit::bounded)
                    .orElse(UNNAMED));
        }
        return status >= 500
                ? Optional.of(
                        after.map(Duration::ofSeconds).map(RateLimit::bounded).orElse(PAUSE))
                : Optional.empty();
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
