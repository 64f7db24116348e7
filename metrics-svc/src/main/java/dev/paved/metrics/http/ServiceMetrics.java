package dev.paved.metrics.http;

import dev.paved.metrics.dora.Metrics;
import java.time.Instant;

/**
 * The metrics of a service.
 *
 * @param asOf the end of the window: later events are not in it
 * @param definition the name of the definition in force
 */
public record ServiceMetrics(
        String service, String window, Instant asOf, String definition, Metrics metrics, Metrics.Counts deployments) {}
