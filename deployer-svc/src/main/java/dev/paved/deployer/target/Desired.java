package dev.paved.deployer.target;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that should run.
 *
 * @param version its version
 * @param commit the full id of the version's commit
 * @param repository where the code is
 * @param deployedAt since when it should; null while its rollout is not over
 * @param deployedBy who asked for it
 */
public record Desired(
        String deployment,
        String version,
        String commit,
        String repository,
        @Nullable Instant deployedAt,
        @Nullable String deployedBy) {}
