package dev.paved.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for people and programs.
 *
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what happened and why, in sentences
 * @param next what to do about it, a command where there is one
 * @param errors the fields of the request that are wrong, each by JSON pointer
 * @param suggestions names that may have been meant
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String requestId,
        @Nullable String next,
        List<FieldError> errors,
        List<String> suggestions) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A wrong field: where it is, as a JSON pointer, and what is wrong with it. */
    public record FieldError(String pointer, String detail) {}

    /** A problem of no particular fields. */
    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null, null, List.of(), List.of());
    }

    /** The same problem with what to do next. */
    public Problem next(@Nullable String command) {
        return new Problem(type, title, status, detail, instance, requestId, command, errors, suggestions);
    }

    /** The same problem with the fields that are wrong. */
    public Problem errors(List<FieldError> fields) {
        return new Problem(type, title, status, detail, instance, requestId, next, fields, suggestions);
    }

    /** The same problem with names that may have been meant. */
    public Problem suggestions(List<String> names) {
        return new Problem(type, title, status, detail, instance, requestId, next, errors, names);
    }

    Problem at(String path, String request) {
        return new Problem(type, title, status, detail, path, request, next, errors, suggestions);
    }
}
