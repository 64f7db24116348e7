package dev.paved.metrics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.QuickCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a service, of a team or of all, from their pooled facts.
 *
 * @param service whose; null where it is more than one
 * @param team whose; null where it is a service or all
 * @param services how many services are in it; null where it is one
 * @param asOf the end of the window: later events are not in it
 * @param definition the name of the definition in force
 * @param parameters its choices
 * @param quickCheck null by other rules than DORA's
 * @param ranges where the changes behind the lead time are from; null by other rules than DORA's, which know no ranges
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricsAnswer(
        @Nullable String service,
        @Nullable String team,
        @Nullable Integer services,
        String window,
        Instant asOf,
        String definition,
        Object parameters,
        Metrics metrics,
        @Nullable QuickCheck quickCheck,
        Metrics.Counts deployments,
        Metrics.@Nullable Ranges ranges) {}
