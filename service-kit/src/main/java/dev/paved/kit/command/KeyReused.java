package dev.paved.kit.command;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** An idempotency key came with another request than before. */
record KeyReused(String key) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                        422,
                        "Idempotency key reused",
                        "The key '" + key + "' was used for a different request; nothing was changed.")
                .next("Send a new key with a new request.");
    }
}
