package dev.paved.deployer.platform;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/**
 * Another service of the platform is needed and does not answer.
 *
 * @param service its name
 * @param because what happened when it was asked
 */
record Unreachable(String service, String because) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                        503,
                        "Service unavailable",
                        "The " + service + " was needed for this and did not answer (" + because
                                + "); nothing was changed.")
                .next("Try again in a moment, or look with: platform doctor");
    }
}
