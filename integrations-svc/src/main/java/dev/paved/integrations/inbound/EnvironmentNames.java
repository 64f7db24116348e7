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
    private static final Set<String> NOT = Set.of("non", "not", "test", "dev", "development", "preview", "review");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** After the word for production these are Norway and Puerto Rico. */
    private static final Set<String> NOT_OR_A_PLACE = Set.of("no", "pr");

    private EnvironmentNames() {}

    /** The type of the environment {@code name}, by the words in it; development where they say nothing. */
    public static EnvironmentType typeOf(String name) {
        List<String> words = List.of(BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT)));
        if (words.stream().anyMatch(word -> word.startsWith("stag") || BEFORE_PRODUCTION.contains(word))) {
            return EnvironmentType.STAGING;
        }
        return isProduction(words) ? EnvironmentType.PRODUCTION : EnvironmentType.DEVELOPMENT;
    }

    private static boolean isProduction(List<String> words) {
        boolean named = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (NOT.contains(word) || NOT_OR_A_PLACE.contains(word) && !(named && isPlace(words, i))) {
                return false;
            }
            named |= PRODUCTION.contains(word);
        }
        return named;
    }

    /** A pull request has a number after it. */
    private static boolean isPlace(List<String> words, int at) {
        boolean numbered =
                at + 1 < words.size() && NUMBER.matcher(words.get(at + 1)).matches();
        return !(words.get(at).equals("pr") && numbered);
    }
}
