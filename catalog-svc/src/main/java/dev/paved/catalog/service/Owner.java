package dev.paved.catalog.service;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for owners: a reference to a Group or User as Backstage writes it, {@code [kind:][namespace/]name}.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/references">Backstage, Entity References</a>
 */
public final class Owner {

    private static final String NAME = "[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?";
    private static final Pattern RULE =
            Pattern.compile("((group|user):)?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?/)?" + NAME);

    private Owner() {}

    /** What is wrong with {@code owner}, with the rule and a right example; nothing when it is right. */
    public static Optional<String> fault(String owner) {
        return RULE.matcher(owner).matches()
                ? Optional.empty()
                : Optional.of("must be a group or user: 1 to 63 letters and digits, separated by [-_.], for example"
                        + " 'team-a' or 'user:ada'");
    }

    /** The owner that the person named {@code caller} is; characters that no name may have become {@code _}. */
    public static String of(String caller) {
        String name = caller.replaceAll("[^-_.A-Za-z0-9]", "_");
        String cut = name.substring(0, Math.min(name.length(), 63)).replaceAll("^[-_.]+|[-_.]+$", "");
        return cut.isEmpty() ? "unknown" : cut;
    }
}
