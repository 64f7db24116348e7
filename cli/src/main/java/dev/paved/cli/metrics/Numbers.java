package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import dev.paved.cli.shell.HumanDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Numbers of answers as a person reads them; a dash for what is unknown. */
final class Numbers {
    static final String UNKNOWN = "-";
    private static final int TENTHS_BELOW = 10;

    private Numbers() {}

    static String seconds(Json metric, String member) {
        return metric.number(member).map(Numbers::duration).orElse(UNKNOWN);
    }

    static String percent(Json metric, String member) {
        return metric.number(member)
                .map(ratio -> decimal("%.1f %%", ratio * 100))
                .orElse(UNKNOWN);
    }

    /** With all its digits: 99.95 % is no 100 %. */
    static String exactPercent(Json metric, String member) {
        return metric.number(member)
                .map(ratio -> BigDecimal.valueOf(ratio)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + " %")
                .orElse(UNKNOWN);
    }

    /** The number in this format, such as {@code %.2f a day}. */
    static String formatted(Json metric, String member, String format) {
        return metric.number(member).map(value -> decimal(format, value)).orElse(UNKNOWN);
    }

    static String count(Json metric, String member) {
        return metric.find(member).orElse(UNKNOWN);
    }

    /** The count unless it is 0 or unknown. */
    static Optional<String> some(Json metric, String member) {
        return metric.number(member).filter(count -> count > 0).flatMap(_ -> metric.find(member));
    }

    /** The quantiles of an answer, such as {@code p50}, unknown together. */
    static String quantiles(Json metric, String... names) {
        if (metric.number(names[0] + "Seconds").isEmpty()) {
            return UNKNOWN;
        }
        StringBuilder words = new StringBuilder();
        for (String name : names) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(seconds(metric, name + "Seconds"))
                    .append(" (" + name + ")");
        }
        return words.toString();
    }

    /** An ISO 8601 duration as durations are typed, anything else as it is. */
    static String asTyped(String duration) {
        try {
            Duration read = Duration.parse(duration);
            return read.toSeconds() % 3600 == 0 ? read.toHours() + "h" : HumanDuration.format(read);
        } catch (DateTimeParseException notIso) {
            return duration;
        }
    }

    private static String duration(double seconds) {
        return seconds < TENTHS_BELOW
                ? decimal("%.1fs", seconds)
                : HumanDuration.format(Duration.ofSeconds(Math.round(seconds)));
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
