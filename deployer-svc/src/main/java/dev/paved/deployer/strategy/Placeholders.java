package dev.paved.deployer.strategy;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for the values of a rollout in a query. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._+/-]*");

    private Placeholders() {}

    /**
     * {@code query} with {@code values}; nothing when one of them could end a string in PromQL, or mean more than itself
     * there.
     */
    public static Optional<String> fill(String query, Map<String, String> values) {
        Matcher matcher = PLACEHOLDER.matcher(query);
        boolean plain = matcher.results()
                .allMatch(found -> PLAIN.matcher(value(found, values)).matches());
        return plain
                ? Optional.of(matcher.reset().replaceAll(found -> Matcher.quoteReplacement(value(found, values))))
                : Optional.empty();
    }

    /** What {@code query} asks for that a rollout does not have. */
    static Optional<String> unknown(String query) {
        return PLACEHOLDER
                .matcher(query)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.matches("service|environment|version"))
                .findFirst();
    }

    private static String value(MatchResult found, Map<String, String> values) {
        return values.getOrDefault(found.group(1), "");
    }
}
