package dev.paved.integrations.stream;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import java.util.List;

/** Why there is no stream. */
sealed interface StreamFailure extends Failure {

    /** No event is called like that. */
    record UnknownType(String type, List<String> similar) implements StreamFailure {
        @Override
        public Problem problem() {
            return Problem.of(400, "No such type of event", "No event has the type '" + type + "'.")
                    .suggestions(similar)
                    .next("Ask for a type such as deployment.succeeded, or a family such as deployment.*");
        }
    }

    /** As many streams are open as may be. */
    record TooMany(int most) implements StreamFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            503,
                            "Too many streams",
                            "All " + most + " streams of events that this instance serves at once are in use.")
                    .next("Try again in a moment, or close a stream: each platform events --follow holds one.");
        }
    }

    /** Kafka, which has the events, does not answer. */
    record KafkaAway() implements StreamFailure {
        @Override
        public Problem problem() {
            return Problem.of(503, "Kafka is not reachable", "The events are in Kafka, which does not answer now.")
                    .next("Try again in a moment; platform doctor shows how Kafka is.");
        }
    }
}
