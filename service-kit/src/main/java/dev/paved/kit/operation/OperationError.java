package dev.paved.kit.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation failed, for people.
 *
 * @param reason what happened and why
 * @param next what to do about it, a command where there is one
 * @param log the last lines of the log that shows it; empty where there is none
 */
public record OperationError(String reason, @Nullable String next, List<String> log) {

    /** A failure without a log. */
    public static OperationError because(String reason, @Nullable String next) {
        return new OperationError(reason, next, List.of());
    }
}
