package dev.paved.local.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) as plain Java values: {@link Map} in the order of the text, {@link List},
 * {@link String}, {@link Long} or {@link Double}, {@link Boolean} and null.
 */
public final class Json {
    private Json() {}

    /**
     * The value of a JSON text.
     *
     * @throws JsonException when the text is not JSON
     */
    public static @Nullable Object parse(String text) {
        return new JsonReader(text).document();
    }

    /**
     * The members of a JSON text that is an object.
     *
     * @throws JsonException when the text is not a JSON object
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        Object value = parse(text);
        if (!(value instanceof Map<?, ?>)) {
            throw new JsonException("expected an object", 0);
        }
        return object(value);
    }

    /** A value that was read as an object; no members when it is something else. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The JSON text of maps, lists, strings, numbers, booleans and null, indented for people. */
    public static String write(@Nullable Object value) {
        return new JsonWriter().value(value, 0).append('\n').toString();
    }
}
