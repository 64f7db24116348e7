package dev.paved.kit.persistence;

/** Text from elsewhere as PostgreSQL, JSON and a line of a log can all hold it. */
public final class PlainText {

    private PlainText() {}

    /**
     * {@code text} with a space for each control character and each half of a character, and cut where it has more than
     * {@code longest} characters.
     */
    public static String of(String text, int longest) {
        int[] kept = text.codePoints()
                .limit(longest + 1L)
                .map(c -> isPlain(c) ? c : ' ')
                .toArray();
        return kept.length <= longest ? new String(kept, 0, kept.length) : new String(kept, 0, longest - 1) + "…";
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
