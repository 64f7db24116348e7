package dev.paved.integrations.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of something, in an order; what is null is left out. */
final class Facts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT = 7;

    private final Map<String, String> all = new LinkedHashMap<>();

    Facts with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.put(name, value);
        }
        return this;
    }

    Facts with(String name, @Nullable Instant value) {
        return with(name, value == null ? null : words(value));
    }

    /** The first characters of {@code id}, by which people know a commit. */
    Facts commit(@Nullable String id) {
        return with("Commit", id == null ? null : id.substring(0, Math.min(SHORT, id.length())));
    }

    /** How long it took {@code from} one time {@code to} the other. */
    Facts took(@Nullable Instant from, Instant to) {
        return with("Took", from == null || to.isBefore(from) ? null : words(Duration.between(from, to)));
    }

    Map<String, String> map() {
        return all;
    }

    /** {@code time} for people, who may be anywhere. */
    static String words(Instant time) {
        return TIME.format(time);
    }

    /** {@code duration} for people, such as "1 h 4 min". */
    static String words(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        return Stream.of(
                        part(duration.toDays(), "d"),
                        part(duration.toHoursPart(), "h"),
                        part(duration.toMinutesPart(), "min"),
                        part(duration.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + " " + unit;
    }
}
