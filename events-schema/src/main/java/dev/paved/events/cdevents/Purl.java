package dev.paved.events.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * Package URLs, the identifiers of artifacts.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL specification</a>
 */
final class Purl {

    private Purl() {}

    /** The version of a service, as an artifact. */
    static String of(String service, String version) {
        return "pkg:generic/" + encoded(service) + "@" + encoded(version);
    }

    /** The version in {@code artifactId}; empty where it is no package URL, or one without a version. */
    static Optional<String> version(String artifactId) {
        String path = artifactId.split("[?#]", 2)[0];
        int at = path.lastIndexOf('@');
        return path.startsWith("pkg:") && at > path.lastIndexOf('/') && at < path.length() - 1
                ? Optional.of(decoded(path.substring(at + 1)))
                : Optional.empty();
    }

    /** {@code text} as one segment of a URI. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
