package dev.paved.deployer.promotion;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import org.jspecify.annotations.Nullable;

/** Why the version in an environment is not promoted. */
sealed interface PromotionRefusal extends Failure {

    /** There is no version. */
    record NothingRuns(String service, String environment) implements PromotionRefusal {

        @Override
        public Problem problem() {
            return refused(
                    "Nothing of " + service + " runs in " + environment + ", so there is nothing to promote",
                    "platform deploy " + service + " --env " + environment + " --version VERSION");
        }
    }

    /** What runs there is about to change. */
    record RollingOut(String service, String environment, String version, String operation)
            implements PromotionRefusal {

        @Override
        public Problem problem() {
            return refused(
                    version + " of " + service + " is still being rolled out to " + environment
                            + ", so it is not verified there yet",
                    "platform operation wait " + operation);
        }
    }

    /** The deployment of what runs there did not succeed. */
    record NotSucceeded(String service, String environment, String version, String status) implements PromotionRefusal {

        @Override
        public Problem problem() {
            return refused(
                    "The deployment of " + version + " of " + service + " to " + environment + " is " + status
                            + ", so it is not verified there",
                    "platform history " + service + " --env " + environment);
        }
    }

    /** It succeeded and is not well now. */
    record NotHealthy(
            String service,
            String environment,
            String version,
            @Nullable String message) implements PromotionRefusal {

        @Override
        public Problem problem() {
            String why = message == null || message.isBlank() ? "" : " (" + message.replaceFirst("\\.+$", "") + ")";
            return refused(
                    version + " of " + service + " is not healthy in " + environment + why
                            + ", so it is not verified there",
                    "platform status " + service + " --env " + environment);
        }
    }

    /** Policy asks for a version that is verified elsewhere first. */
    record Unverified(String service, String environment, String version, String upstream, String doubt)
            implements PromotionRefusal {

        @Override
        public Problem problem() {
            return Problem.of(
                            403,
                            "Not verified",
                            "What is deployed to " + environment + " has to be verified in " + upstream + ", and "
                                    + doubt
                                    + "; nothing was changed. Deploy it there first, or ask for the approval of someone"
                                    + " else: platform deploy " + service + " --env " + environment + " --version "
                                    + version + " --ask-approval. If it can't wait, say why and for how long it may run"
                                    + " there: --off-path REASON --expires 7d")
                    .next("platform deploy " + service + " --env " + upstream + " --version " + version);
        }
    }

    private static Problem refused(String why, String next) {
        return Problem.of(409, "Not verified", why + "; nothing was changed.").next(next);
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
