package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.Similar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the fields of one object, and notes by JSON pointer what is wrong with them. */
final class Fields {

    private static final int LONGEST_SHOWN = 60;

    private final Document document;
    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;

    private Fields(Document document, JsonNode object, String pointer, List<FieldError> errors) {
        this.document = document;
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** The fields of the whole document; {@code errors} gets what is wrong. */
    static Fields of(Document document, String example, List<FieldError> errors) {
        Fields fields = new Fields(document, document.root(), "", errors);
        if (!document.root().isObject()) {
            fields.note("", "must be an object, for example " + example);
        }
        return fields;
    }

    static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Notes every field that is none of {@code known}. */
    Fields only(String... known) {
        List<String> names = List.of(known);
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                List<String> similar = Similar.to(name, names);
                note(
                        below(pointer, name),
                        "there is no field '" + shown(name) + "' here"
                                + (similar.isEmpty()
                                        ? "; there is " + String.join(", ", names)
                                        : "; did you mean '" + similar.getFirst() + "'?"));
            }
        });
        return this;
    }

    /** The text {@code name}; noted as missing where it is not there, with {@code rule} as what is right. */
    Optional<String> required(String name, String rule) {
        if (!object.hasNonNull(name)) {
            wrong(name, "is missing; it " + rule);
            return Optional.empty();
        }
        return optional(name, rule);
    }

    /** The text {@code name}, where it is there. */
    Optional<String> optional(String name, String rule) {
        if (!object.hasNonNull(name)) {
            return Optional.empty();
        }
        JsonNode value = object.get(name);
        if (!value.isTextual()) {
            String quoted = value.isValueNode() ? "; in quotes \"" + shown(value.asText()) + "\" would be a text" : "";
            wrong(name, rule + ", as a text" + quoted);
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** The object {@code name}; noted as missing where it is not there. */
    Optional<Fields> object(String name, String example) {
        JsonNode value = object.get(name);
        if (value != null && value.isObject()) {
            return Optional.of(new Fields(document, value, below(pointer, name), errors));
        }
        wrong(name, (value == null ? "is missing; it " : "") + "must be an object, for example " + example);
        return Optional.empty();
    }

    /** The objects in the list {@code name}; none where it is not there. */
    List<Fields> objects(String name, String example) {
        List<Fields> elements = new ArrayList<>();
        if (!object.hasNonNull(name)) {
            return elements;
        }
        JsonNode list = object.get(name);
        if (!list.isArray()) {
            wrong(name, "must be a list, for example [" + example + "]");
            return elements;
        }
        for (int i = 0; i < list.size(); i++) {
            String at = below(pointer, name) + "/" + i;
            if (list.get(i).isObject()) {
                elements.add(new Fields(document, list.get(i), at, errors));
            } else {
                note(at, "must be an object, for example " + example);
            }
        }
        return elements;
    }

    /** The whole number {@code name}, from {@code least} to {@code most}; {@code where} says for people where that holds. */
    Optional<Integer> number(String name, int least, int most, String where) {
        if (!object.hasNonNull(name)) {
            return Optional.empty();
        }
        Optional<Integer> number = whole(object.get(name)).filter(n -> n >= least && n <= most);
        if (number.isEmpty()) {
            wrong(name, "must be a whole number from " + least + " to " + most + " " + where);
        }
        return number;
    }

    private static Optional<Integer> whole(JsonNode value) {
        return value.isValueNode() && !value.isTextual() && value.asText().matches("\\d{1,9}")
                ? Optional.of(Integer.valueOf(value.asText()))
                : Optional.empty();
    }

    /** The object {@code name} of texts, in which {@code rule} complains of a name and its text; empty where it is not there. */
    Map<String, String> texts(String name, String example, BiFunction<String, String, Optional<String>> rule) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object.hasNonNull(name)) {
            object(name, example)
                    .ifPresent(fields -> fields.object
                            .fieldNames()
                            .forEachRemaining(key -> fields.optional(key, "must be a value")
                                    .ifPresent(value -> {
                                        rule.apply(key, value).ifPresent(complaint -> fields.wrong(key, complaint));
                                        texts.put(key, value);
                                    })));
        }
        return texts;
    }

    /** The text {@code name}, one of {@code words}; noted where it is missing or another. */
    void oneOf(String name, List<String> words) {
        String rule = "must be " + String.join(" or ", words);
        required(name, rule).ifPresent(text -> chosen(name, text, words, rule));
    }

    /** The text {@code name}, one of {@code words}, where it is there. */
    Optional<String> choice(String name, List<String> words) {
        String rule = words.isEmpty()
                ? "must be left out: there is nothing to name"
                : "must be " + String.join(" or ", words);
        return optional(name, rule).filter(text -> chosen(name, text, words, rule));
    }

    private boolean chosen(String name, String text, List<String> words, String rule) {
        if (words.contains(text)) {
            return true;
        }
        List<String> similar = Similar.to(text.toLowerCase(Locale.ROOT), words);
        wrong(name, rule + (similar.isEmpty() ? "" : "; did you mean " + similar.getFirst() + "?"));
        return false;
    }

    /** Whether any of {@code names} is there. */
    boolean hasAny(String... names) {
        return List.of(names).stream().anyMatch(object::has);
    }

    /** Notes what is wrong with the field {@code name}. */
    void wrong(String name, String detail) {
        note(below(pointer, name), detail);
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    private void note(String at, String detail) {
        errors.add(new FieldError(at, detail + document.place(at)));
    }
}
