package dev.paved.catalog.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a text, as they are kept and as they are looked for. */
final class Words {

    private Words() {}

    /** {@code text} in lower case, with a space for everything that is neither letter nor digit. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** A query of PostgreSQL's for all words of {@code text}, each of which may go on; empty where it has none. */
    static String query(String text) {
        return Stream.of(plain(text))
                .flatMap(plain -> Arrays.stream(plain.split(" ")))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
