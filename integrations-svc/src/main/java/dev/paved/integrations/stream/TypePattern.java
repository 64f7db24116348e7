package dev.paved.integrations.stream;

import dev.paved.events.EventTypes;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Types of events in the words of a request: {@code dev.paved.deployment.succeeded.v1}, the same without what all have
 * ({@code deployment.succeeded}), or a beginning of either ({@code deployment.*}).
 */
public record TypePattern(String text) {
    private static final String PREFIX = "dev.paved.";
    private static final Pattern VERSION = Pattern.compile("\\.v\\d+$");
    private static final List<String> KNOWN =
            EventTypes.all().stream().map(EventTypes::typeOf).toList();

    /**
     * The pattern {@code text}; a full type may be one that only a newer version knows.
     *
     * @throws RefusedException where no event can match it
     */
    public static TypePattern of(String text) {
        TypePattern pattern = new TypePattern(text.strip());
        if (!pattern.text().startsWith(PREFIX) && KNOWN.stream().noneMatch(pattern::matches)) {
            List<String> names = KNOWN.stream().map(TypePattern::shortened).toList();
            throw new RefusedException(new StreamFailure.UnknownType(text, Similar.to(pattern.text(), names)));
        }
        return pattern;
    }

    /** Whether {@code type}, in full, is one of these. */
    public boolean matches(String type) {
        if (text.endsWith("*")) {
            String beginning = text.substring(0, text.length() - 1);
            return type.startsWith(beginning) || shortened(type).startsWith(beginning);
        }
        return type.equals(text) || shortened(type).equals(text);
    }

    private static String shortened(String type) {
        return type.startsWith(PREFIX)
                ? VERSION.matcher(type.substring(PREFIX.length())).replaceFirst("")
                : type;
    }
}
