package dev.paved.integrations.github.out;

/** Texts for people as one line that GitHub takes. */
final class Line {

    /** The longest description of a status. */
    private static final int LONGEST = 140;

    private Line() {}

    static String of(String text) {
        return of(text, LONGEST);
    }

    static String of(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
