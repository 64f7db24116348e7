package dev.paved.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON value. Objects keep the order of their members; numbers keep their text. */
public sealed interface Json {

    /** The absent value: JSON's null, and what a missing member reads as. */
    Json NULL = new Null();

    /** An object. */
    record Fields(Map<String, Json> members) implements Json {

        /** With {@code name} as true where it is {@code set}; without it else. */
        public Fields flag(String name, boolean set) {
            return set ? with(name, new Bool(true)) : this;
        }

        /** This object with one more member at its end, or this object when the value is null. */
        public Fields with(String name, @Nullable String value) {
            return value == null ? this : with(name, new Text(value));
        }

        /** This object with one more member at its end. */
        public Fields with(String name, Json value) {
            Map<String, Json> extended = new LinkedHashMap<>(members);
            extended.put(name, value);
            return new Fields(extended);
        }

        /** This object with the other's members after its own; its own win. */
        public Fields followedBy(Fields other) {
            Map<String, Json> extended = new LinkedHashMap<>(members);
            other.members.forEach(extended::putIfAbsent);
            return new Fields(extended);
        }
    }

    /** An array. */
    record Items(List<Json> values) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, as it was written. */
    record Numeral(String digits) implements Json {}

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** Null. */
    record Null() implements Json {}

    /** An empty object, to be built with {@link Fields#with(String, Json)}. */
    static Fields object() {
        return new Fields(Map.of());
    }

    /** The member of that name, or {@link #NULL}. */
    default Json at(String name) {
        return this instanceof Fields(var members) ? members.getOrDefault(name, NULL) : NULL;
    }

    /** The elements, or none when this is no array. */
    default List<Json> items() {
        return this instanceof Items(var values) ? values : List.of();
    }

    /** The member's scalar value as text, if it is there and not null. */
    default Optional<String> find(String name) {
        Json member = at(name);
        if (member instanceof Text(var value)) {
            return Optional.of(value);
        }
        if (member instanceof Numeral(var digits)) {
            return Optional.of(digits);
        }
        return member instanceof Bool(var value) ? Optional.of(Boolean.toString(value)) : Optional.empty();
    }

    /** The member's scalar value as text, or nothing at all. */
    default String text(String name) {
        return find(name).orElse("");
    }

    /** The strings of the array of that name. */
    default List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Json item : at(name).items()) {
            if (item instanceof Text(var value)) {
                texts.add(value);
            }
        }
        return texts;
    }

    /** The member as a number, if it is one. */
    default Optional<Double> number(String name) {
        return at(name) instanceof Numeral(var digits) ? Optional.of(Double.valueOf(digits)) : Optional.empty();
    }

    /** Whether this is null or absent. */
    default boolean absent() {
        return this instanceof Null;
    }
}
