package dev.paved.provisioner.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How confidential a seed is: what the request says, or what a comment {@code -- classification: WORD} in the SQL itself says
 * where that is more. A word that is not known counts as the most confidential, and nothing said as internal.
 */
public final class SeedClassification {

    private static final Pattern COMMENT = Pattern.compile(
            "^\\s*--\\s*classification\\s*:\\s*(\\S+)\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private SeedClassification() {}

    /** The words that people write. */
    public static List<String> words() {
        return Arrays.stream(Classification.values())
                .map(SeedClassification::word)
                .toList();
    }

    static Optional<Classification> of(String word) {
        return Arrays.stream(Classification.values())
                .filter(one -> word(one).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Why an environment of {@code type}, which may have what is {@code most}, cannot be filled with {@code sql}; empty where it can. */
    public static Optional<String> refusal(
            String sql, @Nullable Classification stated, Classification most, String type) {
        Classification found = of(sql, stated);
        return found.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(
                        ("must not be %s data in an environment of type %s: the most confidential it may have is %s; "
                                        + "make data up, or take out what is confidential")
                                .formatted(word(found), type, word(most)));
    }

    private static Classification of(String sql, @Nullable Classification stated) {
        Classification most = stated;
        for (Matcher comment = COMMENT.matcher(sql); comment.find(); ) {
            Classification said = of(comment.group(1)).orElse(Classification.RESTRICTED);
            most = most == null || said.compareTo(most) > 0 ? said : most;
        }
        return most == null ? Classification.INTERNAL : most;
    }

    private static String word(Classification classification) {
        return classification.name().toLowerCase(Locale.ROOT);
    }
}
