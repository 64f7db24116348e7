package dev.paved.template;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a template.
 *
 * @param file in which it is, relative to the golden path's folder
 * @param line from 1; 0 where it is about the whole file
 * @param field the field of template.yaml, as a JSON Pointer; empty for another file, or for the whole of it
 * @param rule what it must be, and what it is instead
 * @param example one that is right; null where there is none to give
 */
public record Fault(
        String file,
        int line,
        String field,
        String rule,
        @Nullable String example) {

    static Fault of(String file, int line, String rule) {
        return new Fault(file, line, "", rule, null);
    }

    /** In one line, as compilers write it. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + " ") + rule
                + (example == null ? "" : ", for example: " + example);
    }
}
