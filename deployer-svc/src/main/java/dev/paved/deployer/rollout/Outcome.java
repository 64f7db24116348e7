package dev.paved.deployer.rollout;

import java.util.Objects;

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

    /** What to do after a failure. */
    static String next(Deployment d) {
        return "platform status " + d.service() + " --env " + d.environment();
    }
}
