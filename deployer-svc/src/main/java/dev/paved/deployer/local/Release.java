package dev.paved.deployer.local;

import dev.paved.deployer.variables.Recipient;

/**
 * A version of a service that is to run in an environment.
 *
 * @param deployment the id of the deployment that put it there
 * @param repository where its code is
 * @param commit the full id of its commit
 */
public record Release(
        String deployment, String service, String environment, String version, String repository, String commit) {

    /** Who is given variables. */
    public Recipient recipient() {
        return new Recipient(environment, service, deployment);
    }
}
