package app;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** {@code postgres://user:password@host:5432/name?sslmode=...}, as JDBC wants it. */
record DatabaseUrl(String jdbc, String user, String password) {

    private static final String LIMIT = "options=-c%20statement_timeout=10s";
    private static final String EXAMPLE = "postgres://user:password@localhost:5432/name";

    /** @throws IllegalArgumentException when it is missing or none; the password is not told */
    static DatabaseUrl of(String url) {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException("DATABASE_URL is not set. Set it to, for example, " + EXAMPLE);
        }
        URI address = parsed(url);
        String[] user = (address.getRawUserInfo() == null ? "" : address.getRawUserInfo()).split(":", 2);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new DatabaseUrl(
                "jdbc:postgresql://" + address.getHost() + port + address.getRawPath() + "?" + limited(address.getRawQuery()),
                decoded(user[0]),
                user.length == 1 ? "" : decoded(user[1]));
    }

    private static URI parsed(String url) {
        try {
            URI address = new URI(url);
            if (url.matches("postgres(ql)?://.*") && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below, without the text: it may hold a password.
        }
        throw new IllegalArgumentException("DATABASE_URL is no address of a database, such as " + EXAMPLE);
    }

    /** A limit to how long a statement may take; what the address says itself comes last and counts. */
    private static String limited(String query) {
        String given = query == null ? "" : "&" + query;
        return given.contains("&options=")
                ? given.replace("&options=", "&" + LIMIT + "%20").substring(1)
                : LIMIT + given;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbc;
    }
}
