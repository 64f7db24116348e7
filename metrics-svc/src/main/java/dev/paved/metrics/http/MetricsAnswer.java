package dev.paved.metrics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.QuickCheck;
import java.time.Instant;

/**
 * The metrics of a service, of a team or of all, from their pooled facts.
 *
 * @param asOf the end of the window: later events are not in it
 * @param definition the name of the definition in force
 * @param parameters its choices
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricsAnswer(
        @JsonUnwrapped Scope scope,
        String window,
        Instant asOf,
        String definition,
        Object parameters,
        Metrics metrics,
        QuickCheck quickCheck,
        Metrics.Counts deployments) {}
