package dev.paved.deployer.freeze;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Why something is not done because of a freeze, or to one. */
sealed interface FreezeRefusal extends Failure {

    /** Nothing is deployed there now. */
    record Frozen(String what, String who, String reason, Instant until, String override) implements FreezeRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Frozen",
                            who + " froze " + what + " until " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + reason
                                    + ". Nothing was changed. Wait until then, or override it with a reason, which goes on record.")
                    .next(override);
        }
    }

    /** It has ended already. */
    record Ended(String id, String how) implements FreezeRefusal {

        @Override
        public Problem problem() {
            return Problem.of(409, "Freeze has ended", "The freeze " + id + " " + how + "; nothing was changed.")
                    .next("platform freeze list");
        }
    }

    static FreezeRefusal frozen(FreezeEntity freeze, Plan plan) {
        return new Frozen(
                freeze.service == null ? freeze.environment : freeze.service + " in " + freeze.environment,
                freeze.createdBy,
                freeze.reason.strip().replaceFirst("\\.+$", ""),
                freeze.until,
                "platform deploy " + plan.service() + " --env " + plan.environment() + " --version " + plan.version()
                        + " --override-freeze REASON");
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
