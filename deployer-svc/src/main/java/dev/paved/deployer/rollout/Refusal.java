package dev.paved.deployer.rollout;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a deployment or a rollback is not begun. */
sealed interface Refusal extends Failure {

    /** Another rollout of the same service to the same environment is going on; {@code rollback} says what is refused. */
    record InProgress(
            String service,
            String environment,
            String version,
            String who,
            Instant since,
            String operation,
            boolean rollback)
            implements Refusal, Passing {

        static InProgress of(DeploymentEntity row, boolean rollback) {
            return new InProgress(
                    row.service,
                    row.environment,
                    row.version,
                    row.requestedBy,
                    row.requestedAt,
                    row.operation,
                    rollback);
        }

        @Override
        public Problem problem() {
            String what = who + " is rolling out " + version + " of " + service + " to " + environment + " since "
                    + since.truncatedTo(ChronoUnit.SECONDS) + "; nothing was changed. ";
            return rollback
                    ? refused(what + "There is nothing to go back to instead; cancel it to end it.")
                            .next("platform cancel " + service + " --env " + environment)
                    : refused(what + "Wait for its end, or let yours wait in line with --queue.")
                            .next("platform operation wait " + operation);
        }

        private static Problem refused(String detail) {
            return Problem.of(409, "Rollout in progress", detail);
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

    /** No rollout goes on, so there is none to cancel. */
    record NothingGoesOn(String service, String environment, Optional<Deployment> last) implements Refusal {

        @Override
        public Problem problem() {
            String before = last.map(NothingGoesOn::told).orElse("");
            return Problem.of(
                            409,
                            "Nothing to cancel",
                            "No rollout of " + service + " to " + environment + " is going on" + before
                                    + "; nothing was changed.")
                    .next(
                            last.filter(d -> d.status().equals("succeeded")).isPresent()
                                    ? "platform rollback " + service + " --env " + environment
                                    : "platform history " + service + " --env " + environment);
        }

        private static String told(Deployment d) {
            return ": that of " + d.version() + " by " + d.requestedBy() + " is over, it ended "
                    + (d.finishedAt() == null ? "" : "at " + d.finishedAt().truncatedTo(ChronoUnit.SECONDS) + " ")
                    + "as " + d.status();
        }
    }

    /** No rollout waits for somebody, so there is none to resume. */
    record NothingToResume(
            String service,
            String environment,
            @Nullable String version,
            @Nullable String operation) implements Refusal {

        @Override
        public Problem problem() {
            String what = version == null
                    ? "No rollout of " + service + " to " + environment + " is going on"
                    : "The rollout of " + version + " of " + service + " to " + environment
                            + " does not wait for anybody";
            return Problem.of(409, "Nothing to resume", what + "; nothing was changed.")
                    .next(
                            operation == null
                                    ? "platform status " + service + " --env " + environment
                                    : "platform operation show " + operation);
        }
    }

    /** The rollout failed and is being undone already. */
    record GoesBack(String service, String environment, String version, String previous, String operation)
            implements Refusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Goes back already",
                            version + " of " + service + " failed in " + environment + ", and requests go back to "
                                    + previous + " already, so there is nothing to cancel; nothing was changed.")
                    .next("platform operation wait " + operation);
        }
    }

    /** Nothing waits in line, so there is nothing to cancel there. */
    record EmptyLine(String service, String environment) implements Refusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Nothing to cancel",
                            "Nothing of " + service + " waits in line for " + environment + "; nothing was changed.")
                    .next("platform status " + service + " --env " + environment);
        }
    }

    /** The service left the catalog while its deployment waited. */
    record Retired(String service) implements Refusal {

        @Override
        public Problem problem() {
            return Problem.of(409, "Service is retired", "The service '" + service + "' was retired meanwhile.")
                    .next("platform service show " + service);
        }
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
