package dev.paved.kit.outbox;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** What is to be told of the change is larger than Kafka takes, so the change is not made. */
record TooLarge(int largest) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                413,
                "Too large",
                "What the platform would tell of this has more than the " + largest
                        + " bytes that can be told; nothing was changed.");
    }
}
