package dev.paved.metrics.http;

import dev.paved.metrics.dora.Metrics;
import java.time.Instant;

/**
 * The metrics of all services together, from their pooled facts.
 *
 * @param services how many services any event ever named
 */
public record OrganisationMetrics(
        int services, String window, Instant asOf, String definition, Metrics metrics, Metrics.Counts deployments) {}
