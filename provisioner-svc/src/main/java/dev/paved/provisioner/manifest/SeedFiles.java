package dev.paved.provisioner.manifest;

import java.util.Optional;

/** The files that a manifest may name. */
@FunctionalInterface
public interface SeedFiles {

    /** The text of the file at {@code path}, relative to the repository; empty where there is none. */
    Optional<String> read(String path);
}
