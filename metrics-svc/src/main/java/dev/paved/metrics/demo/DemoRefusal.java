package dev.paved.metrics.demo;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** Why no past was told; nothing was changed unless it says so. */
sealed interface DemoRefusal extends Failure {

    /** There are services that are real. */
    record RealServices(long count) implements DemoRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "There are real services",
                            "This platform has " + count
                                    + " services of its own. Events can't be taken back: the made-up"
                                    + " organisation would count in its numbers until all data is deleted.")
                    .next("platform demo --yes to mix them; platform up --reset deletes all data");
        }
    }

    /** There is a past with other months or another seed. */
    record OtherDemo() implements DemoRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "There is another demo",
                            "A made-up organisation of other --months or another --seed is there already, with the same"
                                    + " services.")
                    .next("platform up --reset deletes all data; then platform demo");
        }
    }

    /** Kafka did not take all of it. */
    record Interrupted() implements DemoRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            503,
                            "Not all told",
                            "Kafka did not take all of the events in time, so some may be missing.")
                    .next("Tell it again, with the same months and seed: nothing is there twice.");
        }
    }
}
