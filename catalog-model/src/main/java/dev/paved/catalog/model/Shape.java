package dev.paved.catalog.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value must look like. Fields that no shape names may hold anything. */
sealed interface Shape {

    /** Adds what is wrong with {@code value}, which is no placeholder. */
    void check(Value value, String pointer, Findings findings);

    /** Adds what is wrong with {@code value}; what a placeholder stands for is not known yet. */
    default void verify(Value value, String pointer, Findings findings) {
        if (!(value instanceof Value.Placeholder)) {
            check(value, pointer, findings);
        }
    }

    /** An example of such a value, on one line. */
    @Nullable
    String example();

    /** A text that is not empty. */
    record Text(String example) implements Shape {

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Text(String text, Place place))) {
                findings.add(value.place(), pointer, "must be a text, and is " + value.what(), example);
            } else if (text.isEmpty()) {
                findings.add(place, pointer, "must not be empty", example);
            }
        }
    }

    /** Any text. */
    record AnyText(String example) implements Shape {

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Text)) {
                findings.add(value.place(), pointer, "must be a text, and is " + value.what(), example);
            }
        }
    }

    /** A text of a format. */
    record Formatted(Format format) implements Shape {

        @Override
        public String example() {
            return format.example();
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Text(String text, Place place))) {
                findings.add(value.place(), pointer, "must be a text, and is " + value.what(), format.example());
            } else if (!format.fits(text)) {
                findings.add(place, pointer, "must be " + format.rule(), format.example());
            }
        }
    }

    /** One of these texts. */
    record Choice(List<String> choices) implements Shape {

        @Override
        public String example() {
            return choices.getFirst();
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Text(String text, Place place) && choices.contains(text))) {
                findings.add(value.place(), pointer, "must be one of " + String.join(", ", choices), example());
            }
        }
    }

    /** A reference to an entity; of {@code kind} unless it says otherwise, or saying so always where that is null. */
    record Reference(@Nullable String kind, String example) implements Shape {

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Text(String text, Place place))) {
                findings.add(value.place(), pointer, "must be a text, and is " + value.what(), example);
                return;
            }
            if (text.isEmpty()) {
                findings.add(place, pointer, "must not be empty", example);
                return;
            }
            try {
                EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE);
            } catch (EntityRef.Unreadable e) {
                findings.add(place, pointer, e.rule(), example);
            }
        }
    }

    /** A list. */
    record ListOf(Shape item) implements Shape {

        @Override
        public String example() {
            return "[" + item.example() + "]";
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Sequence(List<Value> items, Place place))) {
                findings.add(value.place(), pointer, "must be a list, and is " + value.what(), example());
                return;
            }
            for (int i = 0; i < items.size(); i++) {
                item.verify(items.get(i), pointer + "/" + i, findings);
            }
        }
    }

    /**
     * References, of which one may stand alone: what Backstage has no schema for but reads. Nothing, an empty text, zero and
     * false stand for none.
     */
    record References(ListOf list) implements Shape {

        @Override
        public String example() {
            return list.example();
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            switch (value) {
                case Value.Text(String text, Place at)
                when !text.isEmpty() -> list.item.check(value, pointer, findings);
                case Value.Text none -> {}
                case Value.Null none -> {}
                case Value.Truth(boolean truth, Place at) when !truth -> {}
                case Value.Number(Number number, Place at) when number.doubleValue() == 0 -> {}
                default -> list.check(value, pointer, findings);
            }
        }
    }

    /** A mapping of any keys of a format to values of a shape. */
    record MapOf(Format key, Shape value) implements Shape {

        @Override
        public String example() {
            return "{" + key.example() + ": " + value.example() + "}";
        }

        @Override
        public void check(Value map, String pointer, Findings findings) {
            if (!(map instanceof Value.Mapping mapping)) {
                findings.add(map.place(), pointer, "must be a mapping, and is " + map.what(), example());
                return;
            }
            mapping.entries().forEach((name, each) -> {
                String at = Findings.below(pointer, name);
                if (!key.fits(name)) {
                    findings.add(
                            mapping.keys().getOrDefault(name, map.place()),
                            at,
                            "is no key: it must be " + key.rule(),
                            key.example());
                }
                value.verify(each, at, findings);
            });
        }
    }

    /** A mapping of these fields, of which some must be there; the others are of a shape too, or there must be none. */
    record Fields(
            Map<String, Shape> known,
            Set<String> required,
            @Nullable Shape others) implements Shape {

        @Override
        public String example() {
            return known.entrySet().stream()
                    .filter(field -> required.contains(field.getKey()))
                    .map(field -> field.getKey() + ": " + field.getValue().example())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Mapping mapping)) {
                findings.add(value.place(), pointer, "must be a mapping, and is " + value.what(), example());
                return;
            }
            known.forEach((name, shape) -> {
                if (required.contains(name) && mapping.get(name) == null) {
                    findings.add(
                            mapping.place(),
                            Findings.below(pointer, name),
                            "is missing",
                            name + ": " + shape.example());
                }
            });
            mapping.entries().forEach((name, field) -> check(mapping, name, field, pointer, findings));
        }

        private void check(Value.Mapping mapping, String name, Value field, String pointer, Findings findings) {
            String at = Findings.below(pointer, name);
            Shape shape = known.getOrDefault(name, others);
            if (shape != null) {
                shape.verify(field, at, findings);
            } else {
                findings.add(
                        mapping.keys().getOrDefault(name, field.place()),
                        at,
                        "is no field here; these are: " + String.join(", ", known.keySet()),
                        null);
            }
        }
    }

    /** A value of one shape, or a list of such. */
    record OneOrMore(Shape one) implements Shape {

        @Override
        public @Nullable String example() {
            return one.example();
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (value instanceof Value.Sequence) {
                new ListOf(one).check(value, pointer, findings);
            } else {
                one.check(value, pointer, findings);
            }
        }
    }

    /** Anything. */
    record Anything() implements Shape {

        @Override
        public String example() {
            return "anything";
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {}
    }

    /** A text, true or false. */
    record Condition() implements Shape {

        @Override
        public String example() {
            return "true";
        }

        @Override
        public void check(Value value, String pointer, Findings findings) {
            if (!(value instanceof Value.Truth) && !(value instanceof Value.Text)) {
                findings.add(
                        value.place(), pointer, "must be true, false or a text, and is " + value.what(), example());
            }
        }
    }
}
