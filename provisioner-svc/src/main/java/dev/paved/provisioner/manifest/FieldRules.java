package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.Similar;
import dev.paved.kit.time.Ttl;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of single fields; what breaks one is noted in {@link Fields}. */
final class FieldRules {

    static final int LONGEST_NAME = 40;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern IMAGE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*(@sha256:[0-9a-f]{64})?(?<![:/])");
    private static final Pattern FILE = Pattern.compile("(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\\\p{Cntrl}]+(?<!/)");
    private static final String FILE_RULE = "must be a path within the repository, for example fixtures/demo-data.sql";
    private static final List<String> TYPES = List.of("preview", "development", "staging", "production");
    private static final String LABEL_RULE = "must be a DNS label: 1 to " + LONGEST_NAME
            + " lower-case letters, digits and hyphens, a letter or digit at both ends; for example ";

    private FieldRules() {}

    static Optional<String> label(Fields fields, String name, String example) {
        Optional<String> given = fields.required(name, LABEL_RULE + example);
        if (given.isPresent() && !isLabel(given.get())) {
            fields.wrong(name, LABEL_RULE + likeness(given.get()).orElse(example));
            return Optional.empty();
        }
        return given;
    }

    static Optional<EnvironmentType> type(Fields fields) {
        String rule = "must be one of " + String.join(", ", TYPES);
        Optional<String> given = fields.required("type", rule);
        if (given.isPresent() && !TYPES.contains(given.get())) {
            List<String> similar = Similar.to(given.get().toLowerCase(Locale.ROOT), TYPES);
            fields.wrong(
                    "type",
                    rule
                            + (similar.isEmpty()
                                    ? "; for example preview"
                                    : "; did you mean " + similar.getFirst() + "?"));
            return Optional.empty();
        }
        return given.map(text -> EnvironmentType.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    /** The time asked for, within {@code limits}; null where nothing is said. */
    static @Nullable Duration ttl(Fields fields, Optional<String> given, TtlLimits limits) {
        if (given.isEmpty()) {
            return null;
        }
        Optional<Duration> ttl = Ttl.parse(given.get());
        ttl.map(limits::complaint)
                .orElseGet(() -> Optional.of(Ttl.RULE))
                .ifPresent(complaint -> fields.wrong("ttl", complaint));
        return ttl.orElse(null);
    }

    static Optional<String> image(Fields fields) {
        String rule = "must be a container image, for example myorg/api:1.2.3";
        Optional<String> given = fields.required("image", rule);
        if (given.isPresent() && !IMAGE.matcher(given.get()).matches()) {
            fields.wrong("image", rule);
        }
        return given;
    }

    /** A file of the repository, where it is there: a relative path that stays in it. */
    static Optional<String> file(Fields fields, String name) {
        return inside(fields, name, fields.optional(name, FILE_RULE));
    }

    /** The same; noted as missing where it is not there. */
    static Optional<String> requiredFile(Fields fields, String name) {
        return inside(fields, name, fields.required(name, FILE_RULE));
    }

    private static Optional<String> inside(Fields fields, String name, Optional<String> given) {
        if (given.isPresent() && !FILE.matcher(given.get()).matches()) {
            fields.wrong(name, FILE_RULE);
        }
        return given;
    }

    private static boolean isLabel(String text) {
        return text.length() <= LONGEST_NAME && LABEL.matcher(text).matches();
    }

    /** The label that was probably meant. */
    private static Optional<String> likeness(String text) {
        String label =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        String cut = label.substring(0, Math.min(label.length(), LONGEST_NAME)).replaceAll("-$", "");
        return isLabel(cut) ? Optional.of(cut) : Optional.empty();
    }
}
