package dev.paved.metrics.history;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** Kafka did not take all of the events in time. */
record Interrupted() implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                        503,
                        "Not all imported",
                        "Kafka did not take all of the events in time, so some of the rows may not be imported yet.")
                .next("Import the same file again: what is there already changes nothing.");
    }
}
