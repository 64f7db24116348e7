package dev.paved.integrations.team;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Whom {@code owner} of something in the catalog may mean: where it names no kind, a group or the user of that name, as
     * the catalog gives it to who makes a service and names no owner.
     */
    public static Set<TeamRef> meantBy(String owner) {
        Optional<TeamRef> user = owner.contains(":") ? Optional.empty() : user(owner.strip());
        return Stream.concat(parse(owner).stream(), user.stream()).collect(Collectors.toUnmodifiableSet());
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
