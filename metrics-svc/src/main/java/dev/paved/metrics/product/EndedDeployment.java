package dev.paved.metrics.product;

import java.time.Instant;

/**
 * A deployment that ended, to any environment.
 *
 * @param production whether its environment is of the type production
 * @param external whether it did not go through the platform
 * @param succeeded whether its version came to serve
 */
record EndedDeployment(
        String id, String service, boolean production, boolean external, boolean succeeded, Instant ended) {}
