package dev.paved.cli.http;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to go on trying while a service restarts; the supervisor brings one back in seconds.
 *
 * @param bound the whole time to try
 * @param first the first pause, doubled up to two seconds
 */
public record Patience(Duration bound, Duration first) {

    /** What a person has. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMillis(200));

    Instant deadline(Instant now) {
        return now.plus(bound);
    }

    Duration pause(int attempt) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt, 10));
        Duration longest = Duration.ofSeconds(2);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
