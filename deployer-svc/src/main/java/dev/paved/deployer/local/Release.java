package dev.paved.deployer.local;

/**
 * A version of a service that is to run in an environment.
 *
 * @param deployment the id of the deployment that put it there
 * @param repository where its code is
 * @param commit the full id of its commit
 */
public record Release(
        String deployment, String service, String environment, String version, String repository, String commit) {}
