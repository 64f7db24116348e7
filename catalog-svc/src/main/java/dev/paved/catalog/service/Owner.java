package dev.paved.catalog.service;

import dev.paved.kit.digest.Sha256;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for owners: a reference to a Group or User as Backstage writes it, {@code [kind:][namespace/]name}.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/references">Backstage, Entity References</a>
 */
public final class Owner {

    private static final String NAME = "[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?";
    private static final int LONGEST = 63;

    /** How many digits: so many that nobody finds a name with those of another's. */
    private static final int MARK = 16;

    private static final Pattern PLAIN = Pattern.compile(NAME);
    private static final Pattern MARKED = Pattern.compile(".*-[0-9a-fA-F]{" + MARK + "}");
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

    /**
     * The owner that the person named {@code caller} is: another one than anybody else is, but for capitals, which no
     * reference tells apart. A name that is right for an owner stays as it is. Any other has {@code _} for each character
     * that no name may have, and ends with a dash and digits of its SHA-256, as no name that stays does.
     */
    public static String of(String caller) {
        if (PLAIN.matcher(caller).matches() && !MARKED.matcher(caller).matches()) {
            return caller;
        }
        String name = caller.replaceAll("[^-_.A-Za-z0-9]", "_");
        String cut =
                name.substring(0, Math.min(name.length(), LONGEST - MARK - 1)).replaceAll("^[-_.]+|[-_.]+$", "");
        return (cut.isEmpty() ? "unknown" : cut) + "-" + mark(caller);
    }

    private static String mark(String caller) {
        return HexFormat.of()
                .formatHex(Sha256.of(caller.toLowerCase(Locale.ROOT)))
                .substring(0, MARK);
    }
}
