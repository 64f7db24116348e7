package dev.paved.cli.shell;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them: 30s, 10m, 2h, 7d, 1h30m. */
public final class HumanDuration {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(d|h|ms|m|s)");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(d|h|ms|m|s))+");

    private HumanDuration() {}

    /** Whether {@code text} is written like one. */
    public static boolean isOne(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** Reads one; throws {@link IllegalArgumentException} saying how one is written. */
    public static Duration parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write for example 30s, 5m, 2h or 1h30m");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMillis(amount);
        };
    }

    /** Writes one with its two largest units. */
    public static String format(Duration duration) {
        long seconds = Math.abs(duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + unit : large + unit + small + smallUnit;
    }
}
