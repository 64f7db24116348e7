package dev.paved.catalog.service;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for the names of services: within Backstage's for entities, and right in a URL and for Kubernetes. */
public final class ServiceName {

    /** The longest name. */
    public static final int LONGEST = 63;

    private static final Pattern RULE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    private ServiceName() {}

    /** What is wrong with {@code name}, with the rule and a right example; nothing when it is right. */
    public static Optional<String> fault(@Nullable String name) {
        if (name != null && name.length() <= LONGEST && RULE.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of("must be 1 to " + LONGEST + " lowercase letters, digits and dashes, beginning with a letter"
                + " and not ending with a dash, for example '" + example(name == null ? "" : name) + "'");
    }

    private static String example(String name) {
        String like =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("^[^a-z]+", "");
        String cut = like.substring(0, Math.min(like.length(), LONGEST)).replaceFirst("-+$", "");
        return cut.isEmpty() ? "my-service" : cut;
    }
}
