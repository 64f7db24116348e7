package dev.paved.provisioner.manifest;

/** What a caller asks for. */
public sealed interface Asked {

    /** An environment that is described in the request itself. */
    record Here(EnvironmentRequest request) implements Asked {}

    /** One that a repository describes. */
    record InRepository(ManifestPlace place) implements Asked {}
}
