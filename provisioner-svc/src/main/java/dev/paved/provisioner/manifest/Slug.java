package dev.paved.provisioner.manifest;

import dev.paved.kit.digest.Sha256;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as a DNS label. Case, accents and what separates words are given up; where more than that is lost, or it is too
 * long, it ends with a hash of the text, so that different texts stay different.
 */
public final class Slug {

    private static final int HASH = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORDS = Pattern.compile("[a-z0-9 ._/#+-]*[a-z0-9][a-z0-9 ._/#+-]*");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-+|-+$");

    private Slug() {}

    /** The label of {@code text}, with at most {@code most} characters, 10 or more. */
    public static String of(String text, int most) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String label = trimmed(BETWEEN.matcher(plain).replaceAll("-"));
        return WORDS.matcher(plain).matches() && label.length() <= most ? label : withHash(label, text, most);
    }

    private static String withHash(String label, String text, int most) {
        String hash = HexFormat.of().formatHex(Sha256.of(text)).substring(0, HASH);
        String kept = trimmed(label.substring(0, Math.min(label.length(), most - HASH - 1)));
        return kept.isEmpty() ? hash : kept + "-" + hash;
    }

    private static String trimmed(String label) {
        return HYPHENS_AT_ENDS.matcher(label).replaceAll("");
    }
}
