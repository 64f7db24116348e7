package dev.paved.catalog.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value of a YAML document as JSON knows it, and where it stands. */
public sealed interface Value {

    /** Where it begins. */
    Place place();

    /** What it is, for people. */
    String what();

    /** The same, said to be at {@code place} with all that is in it. */
    default Value at(Place place) {
        return switch (this) {
            case Text text -> new Text(text.text, place);
            case Number number -> new Number(number.number, place);
            case Truth truth -> new Truth(truth.truth, place);
            case Null nothing -> new Null(place);
            case Placeholder placeholder -> new Placeholder(placeholder.format, placeholder.target, place);
            case Sequence sequence ->
                new Sequence(sequence.items.stream().map(item -> item.at(place)).toList(), place);
            case Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                Map<String, Place> keys = new LinkedHashMap<>();
                mapping.entries.forEach((key, value) -> {
                    entries.put(key, value.at(place));
                    keys.put(key, place);
                });
                yield new Mapping(entries, keys, place);
            }
        };
    }

    /** A text. */
    record Text(String text, Place place) implements Value {

        @Override
        public String what() {
            return "a text";
        }
    }

    /** An integer or a floating-point number. */
    record Number(java.lang.Number number, Place place) implements Value {

        @Override
        public String what() {
            return "the number " + number;
        }
    }

    /** True or false. */
    record Truth(boolean truth, Place place) implements Value {

        @Override
        public String what() {
            return Boolean.toString(truth);
        }
    }

    /** Nothing. */
    record Null(Place place) implements Value {

        @Override
        public String what() {
            return "nothing";
        }
    }

    /** A list. */
    record Sequence(List<Value> items, Place place) implements Value {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }
    }

    /**
     * What a file beside this one says: it is read when the entity is taken into the catalog, and judged then.
     *
     * @param format {@code text}, {@code json} or {@code yaml}
     * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format#substitutions-in-the-descriptor-format">Substitutions</a>
     */
    record Placeholder(String format, String target, Place place) implements Value {

        @Override
        public String what() {
            return "what " + target + " says";
        }
    }

    /**
     * A mapping.
     *
     * @param entries in their order
     * @param keys where each key stands
     */
    record Mapping(Map<String, Value> entries, Map<String, Place> keys, Place place) implements Value {

        @Override
        public String what() {
            return "a mapping";
        }

        /** The value of {@code key}; null where there is none. */
        public @Nullable Value get(String key) {
            return entries.get(key);
        }

        /** The text of {@code key}; null where there is none, or it is no text. */
        public @Nullable String text(String key) {
            return entries.get(key) instanceof Text(String text, Place at) ? text : null;
        }

        /** The mapping of {@code key}; null where there is none, or it is no mapping. */
        public @Nullable Mapping mapping(String key) {
            return entries.get(key) instanceof Mapping mapping ? mapping : null;
        }

        /** The texts of the list of {@code key}; none where it is no list of texts. */
        public List<String> texts(String key) {
            return entries.get(key) instanceof Sequence(List<Value> items, Place at)
                    ? items.stream()
                            .flatMap(item ->
                                    item instanceof Text(String text, Place of) ? Stream.of(text) : Stream.empty())
                            .toList()
                    : List.of();
        }
    }
}
