package dev.paved.integrations.forge;

import dev.paved.events.EnvironmentType;
import java.util.Locale;

/** What the names of environments say that nobody told the type of. */
public final class EnvironmentNames {
    private EnvironmentNames() {}

    /** The type that {@code name} suggests. */
    public static EnvironmentType type(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "production", "prod", "live" -> EnvironmentType.PRODUCTION;
            case String other when other.startsWith("stag") -> EnvironmentType.STAGING;
            default -> EnvironmentType.DEVELOPMENT;
        };
    }
}
