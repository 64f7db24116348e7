package dev.paved.provisioner.repository;

import java.nio.file.Path;

/** Where a repository is that may be read. */
public sealed interface Address {

    /** On this machine. */
    record Here(Path folder) implements Address {}

    /** Elsewhere. */
    record There(String url) implements Address {}
}
