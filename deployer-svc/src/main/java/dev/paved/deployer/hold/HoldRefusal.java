package dev.paved.deployer.hold;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.time.temporal.ChronoUnit;

/** Why something is not done because of a hold, or to one. */
sealed interface HoldRefusal extends Failure {

    /** Automation is not let in. */
    record Held(String service, String environment, RollbackHold hold) implements HoldRefusal {

        @Override
        public Problem problem() {
            String from = hold.undone() == null ? "" : " from " + hold.undone();
            String why =
                    hold.because() == null ? "" : " (" + hold.because().strip().replaceFirst("\\.+$", "") + ")";
            return Problem.of(
                            409,
                            "Held after a rollback",
                            hold.by() + " rolled " + service + " in " + environment + " back" + from + " to "
                                    + hold.restored() + " at " + hold.since().truncatedTo(ChronoUnit.SECONDS) + why
                                    + ", which holds it there: automation deploys nothing until a person has, or has"
                                    + " ended the hold. Nothing was changed.")
                    .next("platform release-hold " + service + " --env " + environment + " --reason REASON");
        }
    }

    /** There is nothing to end. */
    record NotHeld(String service, String environment) implements HoldRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Not held",
                            service + " is not held in " + environment
                                    + ": it was not rolled back there, or was deployed since, or someone ended the hold;"
                                    + " nothing was changed.")
                    .next("platform status " + service + " --env " + environment);
        }
    }

    /** A program asks, and it takes a person. */
    record NoPerson(String service, String environment, String who) implements HoldRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "A person has to decide",
                            who + " is automation, and the hold of " + service + " in " + environment
                                    + " is ended by a person; nothing was changed.")
                    .next("platform status " + service + " --env " + environment);
        }
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
