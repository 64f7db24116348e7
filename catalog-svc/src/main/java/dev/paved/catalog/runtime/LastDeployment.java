package dev.paved.catalog.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deployment of a service to an environment that ended last.
 *
 * @param deployment its id
 * @param version what was deployed
 * @param reason why it did not succeed, where it did not
 * @param finishedAt when it ended
 * @param by on whose behalf it was made
 * @param source the event that told it
 */
public record LastDeployment(
        String deployment,
        String version,
        DeploymentOutcome outcome,
        @Nullable String reason,
        Instant finishedAt,
        String by,
        EventSource source) {}
