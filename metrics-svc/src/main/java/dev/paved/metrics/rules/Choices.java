package dev.paved.metrics.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paved.kit.http.RefusedException;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads parameters, and says of a wrong one what is allowed. */
final class Choices {

    private static final Duration LONGEST = Duration.ofDays(90);

    private Choices() {}

    static <E extends Enum<E>> E one(String parameter, String text, Class<E> type) {
        Map<String, E> allowed = allowed(type);
        E found = allowed.get(text.strip());
        if (found == null) {
            throw refused(parameter, text, List.copyOf(allowed.keySet()));
        }
        return found;
    }

    static <E extends Enum<E>> Set<E> some(String parameter, String text, Class<E> type) {
        return Stream.of(text.split(",", -1))
                .map(part -> one(parameter, part, type))
                .collect(Collectors.toSet());
    }

    static Duration duration(String parameter, String text) {
        try {
            Duration duration = DurationConverter.parseDuration(text.strip());
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw refused(parameter, text, List.of("24h", "90m", "P1D"));
    }

    static ZoneId zone(String parameter, String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw refused(parameter, text, List.of("UTC", "Europe/Berlin", "America/New_York"));
        }
    }

    private static RefusedException refused(String parameter, String text, List<String> allowed) {
        return new RefusedException(new UnknownChoice(parameter, text, allowed));
    }

    private static <E extends Enum<E>> Map<String, E> allowed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(Choices::label, e -> e, (a, b) -> a, LinkedHashMap::new));
    }

    private static String label(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
