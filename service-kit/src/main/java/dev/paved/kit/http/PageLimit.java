package dev.paved.kit.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many items a page of a list has at most: the query parameter {@code limit}, from 1 to 500. */
public record PageLimit(int size) {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    /**
     * The limit that {@code text} says, or 50 where there is none.
     *
     * @throws RefusedException where it says no such number
     */
    public static PageLimit of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return new PageLimit(USUAL);
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= MOST) {
                return new PageLimit(size);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new RefusedException(Invalid.field("/limit", "must be a number from 1 to " + MOST + ", for example 50"));
    }

    /** How many to look for: one more tells whether there is a next page. */
    public int andOneMore() {
        return size + 1;
    }

    /** The page of what was found. */
    public <T> List<T> page(List<T> found) {
        return found.subList(0, Math.min(size, found.size()));
    }

    /** The cursor after the last of the page of what was found; null where that is all. */
    public <T> @Nullable String next(List<T> found, Function<T, Cursor> cursor) {
        return found.size() <= size ? null : cursor.apply(found.get(size - 1)).text();
    }
}
