package dev.paved.deployer.local;

/** What came of making a release's files ready to run. */
public sealed interface Preparation {

    /** They are, as {@code manifest} says. */
    record Ready(ServiceManifest manifest) implements Preparation {}

    /** They can not be; {@code reason} is for people, and the log of the deployment may tell more. */
    record Impossible(String reason) implements Preparation {}
}
