package dev.paved.integrations.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object, and gathers all that is wrong with them. */
public final class Fields {

    private final @Nullable JsonNode object;
    private final String pointer;
    private final List<FieldError> errors;

    private Fields(@Nullable JsonNode object, String pointer, List<FieldError> errors, String... known) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
        if (object == null || object.isNull()) {
            return;
        }
        if (!object.isObject()) {
            errors.add(new FieldError(pointer, "must be a JSON object"));
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                wrong(name, "is no field here; there are " + String.join(", ", known));
            }
        });
    }

    /** The fields of {@code body}, which are {@code known}. */
    public static Fields of(@Nullable JsonNode body, String... known) {
        return new Fields(body, "", new ArrayList<>(), known);
    }

    /** The fields of the object in the field {@code name}. */
    public Fields inner(String name, String... known) {
        return new Fields(object == null ? null : object.get(name), pointer + "/" + name, errors, known);
    }

    /** The text in {@code name}, if it is there. */
    public Optional<String> text(String name) {
        JsonNode value = object == null ? null : object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            wrong(name, "must be a text that is not blank");
            return Optional.empty();
        }
        return Optional.of(value.asText().strip());
    }

    /** The texts in {@code name}; none where it is not there. */
    public List<String> texts(String name) {
        JsonNode value = object == null ? null : object.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        boolean right = value.isArray()
                && StreamSupport.stream(value.spliterator(), false)
                        .allMatch(item -> item.isTextual() && !item.asText().isBlank());
        if (!right) {
            wrong(name, "must be a list of texts that are not blank");
            return List.of();
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(item -> item.asText().strip())
                .toList();
    }

    /** Notes what is wrong with {@code name}, unless that has been found wrong already: what is said first led to the rest. */
    public void wrong(String name, String detail) {
        if (!isWrong(name)) {
            errors.add(new FieldError(pointer + "/" + name, detail));
        }
    }

    /** Whether {@code name} has been found wrong. */
    public boolean isWrong(String name) {
        return errors.stream().anyMatch(error -> error.pointer().equals(pointer + "/" + name));
    }

    /** @throws RefusedException where anything is wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw new RefusedException(new Invalid("The request has wrong fields; nothing was changed.", errors));
        }
    }
}
