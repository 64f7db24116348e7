package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import java.util.List;
import java.util.Map;

/**
 * A request's body as a tree.
 *
 * @param root its outermost value
 * @param places where each value stands in the text, by JSON pointer, as far as known
 */
record Document(JsonNode root, Map<String, Place> places) {

    private static final int MOST_TOLD = 50;

    /** A place in the text, counted from 1. */
    record Place(int line, int column) {

        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** The place of the value at {@code pointer}, in brackets; empty where it is not known. */
    String place(String pointer) {
        Place place = places.get(pointer);
        return place == null ? "" : " (" + place + ")";
    }

    /** The refusal of a text that is no document. */
    static RefusedException unreadable(String detail) {
        return new RefusedException(
                new Invalid("The body cannot be read; nothing was changed.", List.of(new FieldError("", detail))));
    }

    /**
     * Refuses a request with {@code errors}, if there are any.
     *
     * @throws RefusedException with the first of them
     */
    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RefusedException(new Invalid(
                    "The request has " + (errors.size() == 1 ? "a wrong field" : errors.size() + " wrong fields")
                            + "; nothing was changed.",
                    errors.stream().limit(MOST_TOLD).toList()));
        }
    }
}
