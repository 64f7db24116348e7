package dev.paved.provisioner.drift;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import org.jspecify.annotations.Nullable;

/** Why a drift is not settled as asked; nothing was changed. */
sealed interface DriftFailure extends Failure {

    /** A manifest has no words for what is there. */
    record Inexpressible(
            String resource, String field, @Nullable String actual) implements DriftFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            422,
                            "Cannot be adopted",
                            "%s cannot be taken over: a manifest can say the image, the replicas (1 or more) and the variables of a service, and not that %s is %s. Nothing was changed."
                                    .formatted(
                                            resource,
                                            field.isEmpty() ? "the object" : field,
                                            actual == null ? "not there" : actual))
                    .next("revert it, accept it for a time, or name with RESOURCE and FIELD what is to be adopted");
        }
    }

    /** It cannot be made as it was. */
    record Lost(String resource) implements DriftFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Cannot be reverted",
                            "%s was deleted with all that was in it, or another is in its place; that cannot be undone. Nothing was changed."
                                    .formatted(resource))
                    .next("destroy the environment with platform env destroy, and create it again");
        }
    }
}
