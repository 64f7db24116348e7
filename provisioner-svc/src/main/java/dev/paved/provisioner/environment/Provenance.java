package dev.paved.provisioner.environment;

import dev.paved.provisioner.manifest.ManifestSource;
import org.jspecify.annotations.Nullable;

/**
 * Whose an environment is, and where its manifest is from.
 *
 * @param origin what asks for it, where that is no person: nobody else may change it; null for people
 * @param source where the manifest was read; null where it was sent
 */
record Provenance(@Nullable String origin, @Nullable ManifestSource source) {}
