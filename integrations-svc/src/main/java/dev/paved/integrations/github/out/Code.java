package dev.paved.integrations.github.out;

import dev.paved.integrations.text.Line;

/** Texts of others as Markdown that means nothing: nobody is mentioned by them, and nothing is linked or shown. */
final class Code {

    private static final int LONGEST = 1_000;

    private Code() {}

    static String of(String text) {
        String line = Line.of(text.replace('`', '\''), LONGEST);
        return "`" + (line.isEmpty() ? " " : line) + "`";
    }
}
