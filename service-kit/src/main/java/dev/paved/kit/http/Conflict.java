package dev.paved.kit.http;

import org.jspecify.annotations.Nullable;

/** What is asked for does not go with what is there. */
public record Conflict(String detail, @Nullable String next) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(409, "Conflict", detail).next(next);
    }
}
