package dev.paved.cli.output;

import dev.paved.cli.shell.HumanDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long ago, or in how long, a point of time of the API is. */
public final class Age {
    private Age() {}

    /** "5m" for five minutes ago; empty without a time. */
    public static String since(String time, InstantSource clock) {
        return distance(time, clock);
    }

    /** "in 5m", "5m ago", or empty without a time. */
    public static String until(String time, InstantSource clock) {
        String distance = distance(time, clock);
        if (distance.isEmpty()) {
            return distance;
        }
        return Instant.parse(time).isBefore(clock.instant()) ? distance + " ago" : "in " + distance;
    }

    private static String distance(String time, InstantSource clock) {
        try {
            return time.isEmpty() ? "" : HumanDuration.format(Duration.between(Instant.parse(time), clock.instant()));
        } catch (DateTimeException notATime) {
            return time;
        }
    }
}
