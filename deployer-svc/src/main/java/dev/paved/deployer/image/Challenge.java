package dev.paved.deployer.image;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server wants to be told who asks.
 *
 * @param scheme in lower case
 * @param parameters by their names in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110, WWW-Authenticate</a>
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern SCHEME = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\\s+|$)");
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))\\s*(?:,|$)");

    /** The first of {@code headers} that is of {@code scheme}, each with one challenge as registries send it. */
    static Optional<Challenge> of(String scheme, List<String> headers) {
        return headers.stream()
                .map(Challenge::parse)
                .flatMap(Optional::stream)
                .filter(it -> it.scheme().equals(scheme))
                .findFirst();
    }

    private static Optional<Challenge> parse(String header) {
        Matcher scheme = SCHEME.matcher(header);
        if (!scheme.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(header).region(scheme.end(), header.length());
        while (parameter.lookingAt()) {
            String quoted = parameter.group(2);
            parameters.put(
                    parameter.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            parameter.region(parameter.end(), header.length());
        }
        return Optional.of(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
