package dev.paved.integrations.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A URL to send to, whose form is right; where it leads is looked at with each request.
 *
 * @param uri absolute, with a host, without user information or fragment
 */
public record Destination(URI uri) {

    private static final int LONGEST = 2_048;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads {@code text}.
     *
     * @param plainHttp whether {@code http} will do
     * @throws Unusable saying what is wrong with it
     */
    public static Destination of(String text, boolean plainHttp) {
        if (text.length() > LONGEST) {
            throw new Unusable("The URL is longer than " + LONGEST + " characters.");
        }
        URI uri = parse(text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
            throw new Unusable(
                    plainHttp
                            ? "The URL has to begin with https:// or http://."
                            : "The URL has to begin with https://."
                                    + (scheme.equals("http")
                                            ? " An operator may allow http with paved.integrations.outbound.plain-http."
                                            : ""));
        }
        if (uri.getHost() == null || uri.getHost().isBlank() || uri.getHost().contains("%")) {
            throw new Unusable("The URL names no host that can be asked.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new Unusable("The URL has a name or password in it; deliveries are signed instead.");
        }
        if (uri.getRawFragment() != null) {
            throw new Unusable("The URL has a fragment (#...), which is never sent.");
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new Unusable("The URL's port is not between 1 and " + HIGHEST_PORT + ".");
        }
        return new Destination(uri);
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Unusable("The URL can't be read: " + e.getReason() + " at character " + e.getIndex() + ".");
        }
    }

    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** The host without the brackets of an IPv6 address. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        int port = uri.getPort();
        return port > 0 ? port : isSecure() ? 443 : 80;
    }

    /** Path and query as they are sent. */
    String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** A URL that nothing can be sent to. */
    public static final class Unusable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
