package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
