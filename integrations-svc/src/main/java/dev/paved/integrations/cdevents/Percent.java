package dev.paved.integrations.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** The way in which the binding writes what a header can't hold. */
final class Percent {
    private Percent() {}

    /** {@code value} as it was, or as it is where it was not written so. */
    static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
