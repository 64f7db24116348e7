package dev.paved.deployer.environment;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/**
 * The environment is there but can not be deployed to.
 *
 * @param phase how far it is, for example {@code provisioning} or {@code expiring}
 */
record NotReady(String environment, String phase) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                        409,
                        "Environment not ready",
                        "The environment '" + environment + "' is " + phase
                                + ", and only a ready one can be deployed to; nothing was changed.")
                .next("platform env show " + environment);
    }
}
