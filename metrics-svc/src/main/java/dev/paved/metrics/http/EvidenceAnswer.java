package dev.paved.metrics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paved.metrics.dora.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what stands behind a metric, latest first.
 *
 * @param definition the name of the definition in force
 * @param parameters its choices
 * @param counted how many are counted, on all pages: the metric's samples
 * @param left how many are left out, on all pages
 * @param nextCursor null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceAnswer(
        @JsonUnwrapped Scope scope,
        String window,
        Instant asOf,
        String definition,
        Object parameters,
        String metric,
        int counted,
        int left,
        List<Item> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

    /** Something of a service that happened, and whether and why the metric counts it. */
    public record Item(String service, @JsonUnwrapped Evidence evidence) {}
}
