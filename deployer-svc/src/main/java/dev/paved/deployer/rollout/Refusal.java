package dev.paved.deployer.rollout;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Why a deployment or a rollback is not begun. */
sealed interface Refusal extends Failure {

    /** Another rollout of the same service to the same environment is going on. */
    record InProgress(String service, String environment, String version, String who, Instant since, String operation)
            implements Refusal, Passing {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Rollout in progress",
                            who + " is rolling out " + version + " of " + service + " to " + environment + " since "
                                    + since.truncatedTo(ChronoUnit.SECONDS) + "; nothing was changed.")
                    .next("platform operation wait " + operation);
        }
    }

    /** Nothing of the service runs there, so there is nothing to undo. */
    record NothingRuns(String service, String environment) implements Refusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Nothing to roll back",
                            "Nothing of " + service + " runs in " + environment
                                    + ", so there is nothing to roll back; nothing was changed.")
                    .next("platform deploy " + service + " --env " + environment + " --version VERSION");
        }
    }

    /** No good version ran there before the present one. */
    record NoGoodVersion(String service, String environment, String version) implements Refusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "No good version",
                            "No good version of " + service + " ran in " + environment + " before " + version
                                    + ", so there is none to go back to; nothing was changed.")
                    .next("platform history " + service + " --env " + environment);
        }
    }

    /** The version that is to be brought back runs already. */
    record AlreadyRuns(String service, String environment, String version) implements Refusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Runs already",
                            version + " of " + service + " runs in " + environment + " already; nothing was changed.")
                    .next("platform history " + service + " --env " + environment);
        }
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
