package dev.paved.deployer.variables;

/**
 * Who is given them: a service that is run in an environment.
 *
 * @param deployment the id of the deployment that it is run for; it goes on record
 */
public record Recipient(String environment, String service, String deployment) {}
