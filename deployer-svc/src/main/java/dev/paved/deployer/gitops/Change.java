package dev.paved.deployer.gitops;

/**
 * What a deployment wants to be written.
 *
 * @param deployment its id
 * @param author who asked for it
 */
record Change(String deployment, String service, String environment, String version, Image image, String author) {

    /** The line that tells the deployment of a commit. */
    static final String DEPLOYED = "Paved-Deployment";

    /** The line that tells the deployment that a commit takes back. */
    static final String RETURNED = "Paved-Returned";

    String message() {
        return """
                Deploy %s %s to %s

                %s: %s
                Paved-Service: %s
                Paved-Environment: %s
                Paved-Version: %s
                Paved-Image: %s
                """.formatted(
                service, version, environment, DEPLOYED, deployment, service, environment, version, image.reference());
    }

    String messageOfReturn(String before) {
        return """
                Take %s %s back from %s

                It goes back to %s.

                %s: %s
                """.formatted(service, version, environment, before, RETURNED, deployment);
    }
}
