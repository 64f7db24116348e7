package dev.paved.deployer.rollout;

import dev.paved.events.DeploymentKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a rollout, as the result of its operation.
 *
 * @param deployment its id
 * @param commit the full id of the version's commit
 * @param url where users reach it
 */
record Outcome(String deployment, String service, String environment, String version, String commit, String url) {

    static Outcome of(Deployment d, String url) {
        return new Outcome(d.id(), d.service(), d.environment(), d.version(), d.commit(), url);
    }

    /**
     * What came of a rollout that failed and was undone by itself.
     *
     * @param rolledBackTo the version that serves again
     */
    record Undone(String deployment, String service, String environment, String version, String rolledBackTo) {}

    static Undone undone(Deployment d) {
        return new Undone(
                d.id(), d.service(), d.environment(), d.version(), Objects.requireNonNull(d.previousVersion()));
    }

    /**
     * What came of a rollout that was cancelled.
     *
     * @param cancelledBy who wanted that
     * @param serving the version that served before, and that serves now if it is healthy; null where there was none
     */
    record Cancelled(
            String deployment,
            String service,
            String environment,
            String version,
            String cancelledBy,
            @Nullable String serving) {}

    static Cancelled cancelled(Deployment d, @Nullable String serving) {
        return new Cancelled(
                d.id(),
                d.service(),
                d.environment(),
                d.version(),
                Objects.requireNonNull(d.cancellation()).by(),
                serving);
    }

    /** Why what waited in line does not begin. */
    static String superseded(Deployment newer) {
        return newer.kind() == DeploymentKind.ROLLBACK
                ? newer.requestedBy() + " rolled back to " + newer.version() + " meanwhile."
                : "Superseded by " + newer.version() + ", which " + newer.requestedBy() + " asked for meanwhile.";
    }

    /** What to do after a failure. */
    static String next(Deployment d) {
        return "platform status " + d.service() + " --env " + d.environment();
    }
}
