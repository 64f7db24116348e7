package dev.paved.local.identity;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The claims of a token as JSON; written by hand because this package has only the JDK. */
final class Claims {
    private Claims() {}

    static String json(String subject, List<String> groups, Instant issuedAt, Instant expiresAt) {
        String names = groups.stream().map(Claims::quoted).collect(Collectors.joining(",", "[", "]"));
        return "{\"iss\":" + quoted(LocalIdentity.ISSUER) + ",\"aud\":" + quoted(LocalIdentity.AUDIENCE) + ",\"sub\":"
                + quoted(subject) + ",\"upn\":" + quoted(subject) + ",\"groups\":" + names + ",\"iat\":"
                + issuedAt.getEpochSecond() + ",\"exp\":" + expiresAt.getEpochSecond() + "}";
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
