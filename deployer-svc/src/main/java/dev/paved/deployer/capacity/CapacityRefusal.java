package dev.paved.deployer.capacity;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;

/** Why there is no room for a version. */
public sealed interface CapacityRefusal extends Failure {

    /**
     * The quota {@code quota} of the environment leaves too little of {@code resource}; the amounts are in Kubernetes'
     * quantities.
     */
    record Quota(
            String service,
            String environment,
            String version,
            String quota,
            String resource,
            String hard,
            String used,
            String needed)
            implements CapacityRefusal {

        @Override
        public Problem problem() {
            return refused(
                            "%s of %s does not fit into %s: the quota %s allows %s of %s, %s of it is used, and it needs %s more"
                                            .formatted(
                                                    version, service, environment, quota, hard, resource, used, needed)
                                    + " until it has taken over. Nothing was changed. Run less there, ask for less in"
                                    + " `resources` or `replicas` of platform.yaml, or ask for a larger quota.")
                    .next("platform status --env " + environment);
        }
    }

    /** As many instances run on this machine as may. */
    record Instances(long running, int most) implements CapacityRefusal {

        @Override
        public Problem problem() {
            return refused(
                            "%d instances run on this machine, at most %d may (paved.deployer.local.max-instances), and a new"
                                            .formatted(running, most)
                                    + " version runs beside the one before until it has taken over. Nothing was changed."
                                    + " Destroy an environment that nobody needs, or let more of them run.")
                    .next("platform env list");
        }
    }

    /** The disk that versions are put on is nearly full; the sizes are in megabytes. */
    record Disk(String folder, long free, int least) implements CapacityRefusal {

        @Override
        public Problem problem() {
            return refused(
                            "%d MB are free on the disk of %s, at least %d must be (paved.deployer.local.free-megabytes)."
                                            .formatted(free, folder, least)
                                    + " Nothing was changed. Make room there, or destroy an environment that nobody needs.")
                    .next("platform env list");
        }
    }

    private static Problem refused(String detail) {
        return Problem.of(409, "No room", detail);
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
