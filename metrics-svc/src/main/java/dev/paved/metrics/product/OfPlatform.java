package dev.paved.metrics.product;

import dev.paved.metrics.slo.Budget;
import java.time.Instant;
import java.util.List;

/**
 * How well the platform does for all teams together, from their pooled facts.
 *
 * @param asOf the end of the window: later events are not in it
 * @param zone whose calendar the quarters are of
 * @param slos its objectives, over 30 days whatever the window; null where Prometheus counts the events
 */
public record OfPlatform(String window, Instant asOf, String zone, PlatformMetrics metrics, List<Budget> slos) {}
