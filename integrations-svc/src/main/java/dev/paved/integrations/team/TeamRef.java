package dev.paved.integrations.team;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A team as the catalog's entities refer to it, {@code kind:namespace/name} in lower case: one that names no kind is a
 * group, one that names no namespace is in the default one.
 */
public record TeamRef(String ref) {

    /** How to write one, for people. */
    public static final String RULE = "must name a team, such as payments, group:payments or user:ada";

    private static final int LONGEST = 200;
    private static final Pattern FORM =
            Pattern.compile("(?:(group|user):)?(?:([a-z0-9][a-z0-9_.-]*)/)?([a-z0-9][a-z0-9_.@-]*)");

    /** The team that {@code text} means; nothing where it is no reference. */
    public static Optional<TeamRef> parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        String kind = parts.group(1) == null ? "group" : parts.group(1);
        String namespace = parts.group(2) == null ? "default" : parts.group(2);
        return Optional.of(new TeamRef(kind + ":" + namespace + "/" + parts.group(3)));
    }

    /** The user {@code name}, as a team of one; nothing where a name like that is no user's. */
    public static Optional<TeamRef> user(String name) {
        return name.contains("/") ? Optional.empty() : parse("user:" + name);
    }

    /** Whether it is a group, and no single user. */
    public boolean isGroup() {
        return ref.startsWith("group:");
    }

    @Override
    public String toString() {
        return ref;
    }
}
