package dev.paved.catalog.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.catalog.model.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file of entities.
 *
 * @param file which file
 * @param line where, from 1
 * @param column where in the line, from 1
 * @param pointer the field, as a JSON Pointer into its document; empty for the document itself
 * @param rule what it must be, and what it is instead
 * @param example one that is right; null where there is none to give
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileProblem(
        String file,
        int line,
        int column,
        String pointer,
        String rule,
        @Nullable String example) {

    /** {@code violation} in {@code file}. */
    public static FileProblem of(String file, Violation violation) {
        return new FileProblem(
                file,
                violation.place().line(),
                violation.place().column(),
                violation.pointer(),
                violation.rule(),
                violation.example());
    }

    /** {@code rule} of {@code file} as a whole. */
    public static FileProblem of(String file, String rule) {
        return new FileProblem(file, 1, 1, "", rule, null);
    }

    /** It in a line for people. */
    public String words() {
        return file + ":" + line + ":" + column + ": " + (pointer.isEmpty() ? "it" : pointer) + " " + rule
                + (example == null ? "" : ", for example " + example);
    }
}
