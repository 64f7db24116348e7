package dev.paved.integrations.text;

/** Texts for people as one line. */
public final class Line {

    /** The longest description of a status on GitHub. */
    private static final int LONGEST = 140;

    private Line() {}

    /** {@code text} as a description. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** {@code text} in {@code longest} characters at most. */
    public static String of(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
