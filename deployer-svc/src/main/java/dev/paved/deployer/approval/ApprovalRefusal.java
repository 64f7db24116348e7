package dev.paved.deployer.approval;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.util.Locale;

/** Why a decision is not taken, or not waited for. */
sealed interface ApprovalRefusal extends Failure {

    /** Whoever asked for a deployment does not approve it. */
    record OwnRequest(String id, String what, String who) implements ApprovalRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "Own request",
                            who + " asked for " + what
                                    + ", and it takes someone else to approve it; nothing was changed."
                                    + " Tell them its id: " + id)
                    .next("platform approvals");
        }
    }

    /** It was decided already. */
    record Decided(String id, String what, ApprovalState state, String who) implements ApprovalRefusal {

        @Override
        public Problem problem() {
            String how = state == ApprovalState.EXPIRED
                    ? "expired"
                    : "is " + state.name().toLowerCase(Locale.ROOT) + " already, decided by " + who;
            return Problem.of(
                            409, "Decided already", "The deployment of " + what + " " + how + "; nothing was changed.")
                    .next("platform approvals --all");
        }
    }

    /** The same deployment waits already. */
    record WaitsAlready(String id, String what, String who) implements ApprovalRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Waits already",
                            "The deployment of " + what + " waits for an approval since " + who
                                    + " asked for it; nothing was changed.")
                    .next("platform approve " + id);
        }
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
