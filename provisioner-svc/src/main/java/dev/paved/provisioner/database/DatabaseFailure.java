package dev.paved.provisioner.database;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** Why something is not done to a database; nothing was changed. */
sealed interface DatabaseFailure extends Failure {

    /** The service has one in that environment. */
    record Exists(DatabaseView present) implements DatabaseFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Database exists",
                            "The service '%s' has a database in %s already: %s %s of %s, %s since its creation at %s. Nothing was changed."
                                    .formatted(
                                            present.service(),
                                            present.environment(),
                                            present.size().word(),
                                            present.type(),
                                            present.owner(),
                                            present.state(),
                                            present.createdAt()))
                    .next("platform database show " + present.service() + " --env " + present.environment());
        }
    }

    /** Its end has begun. */
    record Ending(String service, String environment, String why) implements DatabaseFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Database is being deleted",
                            "The database of '%s' in %s is being deleted: %s. Once it is gone, another can be created."
                                    .formatted(service, environment, why))
                    .next("platform database list");
        }
    }

    /** It cannot be used. */
    record NotReady(DatabaseView present) implements DatabaseFailure {
        @Override
        public Problem problem() {
            String why = present.message() == null ? "." : ": " + present.message();
            return Problem.of(
                            409,
                            "Database is not ready",
                            "The database of '%s' in %s is %s%s"
                                    .formatted(present.service(), present.environment(), present.state(), why))
                    .next("platform database show " + present.service() + " --env " + present.environment());
        }
    }

    /** The provider cannot make it. */
    record NotPossible(String service, String environment, Obstacle obstacle) implements DatabaseFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Database cannot be made",
                            "No database of '%s' can be made in %s: %s. Nothing was changed."
                                    .formatted(service, environment, obstacle.why()))
                    .next(obstacle.next());
        }
    }

    /** Its password can be neither kept nor read. */
    record NoPassword(String why) implements DatabaseFailure {
        @Override
        public Problem problem() {
            return Problem.of(
                            503,
                            "Passwords unavailable",
                            "The passwords of databases can be neither kept nor read now: " + why
                                    + " Nothing was changed.")
                    .next("platform doctor");
        }
    }
}
