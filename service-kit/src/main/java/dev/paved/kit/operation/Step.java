package dev.paved.kit.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A part of an operation's work: running, then succeeded or failed. */
public record Step(
        String name,
        OperationStatus status,
        @Nullable String message,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    Step ended(OperationStatus how, Instant at) {
        return status.isTerminal() ? this : new Step(name, how, message, startedAt, at);
    }

    Step saying(@Nullable String news) {
        return new Step(name, status, news, startedAt, finishedAt);
    }
}
