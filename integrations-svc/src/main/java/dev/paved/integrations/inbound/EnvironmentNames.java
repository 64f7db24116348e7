package dev.paved.integrations.inbound;

import dev.paved.events.EnvironmentType;
import java.util.Locale;

/** What an environment is for that somebody else made, by its name. */
public final class EnvironmentNames {
    private EnvironmentNames() {}

    /** The type of the environment {@code name}; development where the name says nothing. */
    public static EnvironmentType typeOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("production") || lower.equals("prod") || lower.equals("live")) {
            return EnvironmentType.PRODUCTION;
        }
        return lower.startsWith("stag") ? EnvironmentType.STAGING : EnvironmentType.DEVELOPMENT;
    }
}
