package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import java.time.Instant;
import java.util.List;

/**
 * The samples of one service, as of an instant.
 *
 * @param unattributedIncidents incidents in production that no deployment is held to have caused, by when they began
 */
public record Judgement(List<Rollout> rollouts, List<Shipped> shipped, List<Instant> unattributedIncidents) {

    public Judgement {
        rollouts = List.copyOf(rollouts);
        shipped = List.copyOf(shipped);
        unattributedIncidents = List.copyOf(unattributedIncidents);
    }

    /** Only what the longest window that ends at {@code asOf} can count: what is worth keeping in memory. */
    public Judgement within(Window longest, Instant asOf) {
        return new Judgement(
                rollouts.stream()
                        .filter(r -> longest.contains(r.finished(), asOf)
                                || r.failure() != null && lasts(r.failure(), longest, asOf))
                        .toList(),
                shipped.stream()
                        .filter(s -> longest.contains(s.finished(), asOf))
                        .toList(),
                unattributedIncidents.stream()
                        .filter(i -> longest.contains(i, asOf))
                        .toList());
    }

    private static boolean lasts(Sample.Failure failure, Window longest, Instant asOf) {
        return failure.open() || failure.recovered() != null && longest.contains(failure.recovered(), asOf);
    }
}
