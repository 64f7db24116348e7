package dev.paved.catalog.model;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The forms that names and the like must have.
 *
 * @param rule what it must be, to follow "must be"
 * @param example one that is
 */
record Format(String rule, String example, Predicate<String> test) {

    private static final int LONGEST = 63;
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(?:-+[a-z0-9]+)*");
    private static final Pattern OBJECT_NAME = Pattern.compile("(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(?:-[a-z0-9:+#]+)*");
    private static final Pattern VERSION = Pattern.compile("[a-z0-9A-Z]+");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-z0-9A-Z]*");

    private static final String NAME_RULE =
            "letters and digits, with -, _ or . between them, at most " + LONGEST + " characters";

    static final Format NAME = new Format(NAME_RULE, "my-service", Format::isObjectName);

    static final Format NAMESPACE = new Format(
            "lowercase letters and digits, with - between them, at most " + LONGEST + " characters",
            "my-team",
            Format::isLabel);

    static final Format TAG_FORMAT = new Format(
            "lowercase letters, digits, :, + and #, with single - between them, at most " + LONGEST + " characters",
            "java",
            tag -> fits(tag, TAG));

    static final Format KEY = new Format(
            "a name, or a domain, / and a name; a name is " + NAME_RULE,
            "example.com/my-key",
            key -> isPrefixed(key, Format::isObjectName));

    static final Format LABEL_VALUE =
            new Format("empty, or " + NAME_RULE, "backend", value -> value.isEmpty() || isObjectName(value));

    static final Format API_VERSION = new Format(
            "a version, or a domain, / and a version",
            "backstage.io/v1alpha1",
            version -> isPrefixed(version, v -> fits(v, VERSION)));

    static final Format KIND = new Format(
            "a letter and then letters and digits, at most " + LONGEST + " characters",
            "Component",
            kind -> fits(kind, WORD));

    static final Format URL = new Format("a URL", "https://example.com/runbook", WebUrl::isValid);

    static final Format SOME_TEXT =
            new Format("more than blanks", "Runbook", text -> !WebUrl.trim(text).isEmpty());

    boolean fits(String text) {
        return test.test(text);
    }

    private static boolean fits(String text, Pattern pattern) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && pattern.matcher(text).matches();
    }

    private static boolean isObjectName(String text) {
        return fits(text, OBJECT_NAME);
    }

    private static boolean isLabel(String text) {
        return fits(text, LABEL);
    }

    private static boolean isPrefixed(String text, Predicate<String> name) {
        String[] parts = text.split("/", -1);
        return switch (parts.length) {
            case 1 -> name.test(parts[0]);
            case 2 -> isSubdomain(parts[0]) && name.test(parts[1]);
            default -> false;
        };
    }

    private static boolean isSubdomain(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_SUBDOMAIN
                && Arrays.stream(text.split("\\.", -1)).allMatch(Format::isLabel);
    }
}
