package dev.paved.integrations.inbound;

import dev.paved.events.EnvironmentType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an environment is for that somebody else made, by its name. */
public final class EnvironmentNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> PRODUCTION = Set.of("production", "prod", "live");
    private static final Set<String> BEFORE_PRODUCTION = Set.of("pre", "preprod", "preproduction");
    private static final Set<String> NOT =
            Set.of("non", "not", "no", "test", "dev", "development", "preview", "review", "pr");

    private EnvironmentNames() {}

    /** The type of the environment {@code name}, by the words in it; development where they say nothing. */
    public static EnvironmentType typeOf(String name) {
        List<String> words = List.of(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)));
        if (words.stream().anyMatch(word -> word.startsWith("stag") || BEFORE_PRODUCTION.contains(word))) {
            return EnvironmentType.STAGING;
        }
        boolean isProduction = words.stream().anyMatch(PRODUCTION::contains);
        return isProduction && words.stream().noneMatch(NOT::contains)
                ? EnvironmentType.PRODUCTION
                : EnvironmentType.DEVELOPMENT;
    }
}
