package dev.paved.kit.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended: the query parameter {@code cursor}, which only the list that gave it understands.
 *
 * @param parts what the list is ordered by, of the last item; all empty at the start of the list
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\n";

    public Cursor {
        parts = List.copyOf(parts);
    }

    /** The cursor after the item with these {@code parts}, which are single lines. */
    public static Cursor after(String... parts) {
        return new Cursor(List.of(parts));
    }

    /**
     * The cursor that {@link #text} wrote; the start of the list where there is none.
     *
     * @param count how many parts it has
     * @throws RefusedException where it is no cursor of this list
     */
    public static Cursor parse(@Nullable String text, int count) {
        if (text == null || text.isEmpty()) {
            return new Cursor(Collections.nCopies(count, ""));
        }
        List<String> parts = List.of(decoded(text).split(SEPARATOR, -1));
        if (parts.size() != count || parts.stream().anyMatch(Cursor::isOdd)) {
            throw refused();
        }
        return new Cursor(parts);
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static boolean isOdd(String part) {
        return part.isEmpty() || part.chars().anyMatch(Character::isISOControl);
    }

    private static RefusedException refused() {
        return new RefusedException(
                Invalid.field("/cursor", "must be the nextCursor of an earlier page, as it was given"));
    }

    /** The first part. */
    public String first() {
        return parts.getFirst();
    }

    /** The first part as a number; {@code start} at the start of the list. */
    public long number(long start) {
        try {
            return first().isEmpty() ? start : Long.parseLong(first());
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /** The cursor as a text. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
