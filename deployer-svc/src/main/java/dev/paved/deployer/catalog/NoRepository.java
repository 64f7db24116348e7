package dev.paved.deployer.catalog;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** The service is in the catalog without a repository, so there is nothing to deploy. */
record NoRepository(String service) implements Failure {

    @Override
    public Problem problem() {
        return Problem.of(
                        409,
                        "No repository",
                        "The catalog does not say where the code of '" + service
                                + "' is, so there is nothing to deploy; nothing was changed.")
                .next("platform service show " + service);
    }
}
