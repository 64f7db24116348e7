package dev.paved.metrics.product;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.JoinedProduct;
import dev.paved.metrics.fact.Ticket;
import dev.paved.metrics.testing.Retelling;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Facts, and what they come to at an instant. */
record Seen(PlatformFacts facts, Instant asOf) {

    static Seen of(List<EventEnvelope> events, Instant asOf) {
        return of(new JoinedProduct().join(Retelling.folded(events)), asOf);
    }

    static Seen of(JoinedProduct joined, Instant asOf) {
        return new Seen(
                new PlatformFacts(
                        joined.histories(),
                        joined.deployments().stream()
                                .filter(d -> d.ended() != null)
                                .map(Seen::ended)
                                .toList(),
                        joined.provisionings(),
                        joined.actions(),
                        joined.tickets(),
                        joined.feedback(),
                        joined.tickets().stream()
                                .map(Ticket::opened)
                                .filter(Objects::nonNull)
                                .min(Instant::compareTo)
                                .orElse(null)),
                asOf);
    }

    private static EndedDeployment ended(Deployment d) {
        return new EndedDeployment(
                d.id(),
                d.service(),
                d.production(),
                d.external(),
                d.at().succeeded() != null,
                Objects.requireNonNull(d.ended()));
    }

    Quarter quarter() {
        return Quarter.of(asOf, ZoneOffset.UTC);
    }

    Findings findings(Window window) {
        return Findings.of(facts, window, quarter(), asOf);
    }

    /** Of all teams together. */
    PlatformMetrics in(Window window) {
        return metrics(findings(window), window);
    }

    PlatformMetrics of(String team, Window window) {
        return metrics(findings(window).byTeam().getOrDefault(team, new Findings(Map.of())), window);
    }

    private PlatformMetrics metrics(Findings found, Window window) {
        return PlatformMetrics.of(found, window, quarter(), facts.ticketsSince(), asOf);
    }

    /** Why a metric counts what it counts. */
    List<String> reasons(Metric metric, Window window) {
        return findings(window).of(metric).stream().map(Evidence::reason).toList();
    }
}
