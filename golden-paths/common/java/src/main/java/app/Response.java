package app;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * What is answered.
 *
 * @param body the bytes; not changed after
 */
public record Response(int status, String type, byte[] body, Map<String, String> headers) {

    /** A value as JSON. */
    public static Response json(int status, Object value) {
        return new Response(status, "application/json", bytes(Json.of(value)), Map.of());
    }

    /** A text of a type. */
    public static Response text(String type, String body, Map<String, String> headers) {
        return new Response(200, type + "; charset=utf-8", bytes(body), headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Response that
                && status == that.status
                && type.equals(that.type)
                && Arrays.equals(body, that.body)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return status + " " + type;
    }
}
