package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments needed immediate intervention: rolled back, followed by a hotfix, or the cause of an incident. It
 * begins with the first incident if there is one, else when the deployment was finished; it ends with the first
 * rollback, hotfix or end of an incident from then on.
 */
final class Failures {

    private final History history;
    private final Attribution attribution;

    Failures(History history, Attribution attribution) {
        this.history = history;
        this.attribution = attribution;
    }

    /** How {@code d}, which reached users, failed; null if it did not. */
    @Nullable
    Failure of(Deployment d) {
        List<Incident> incidents = attribution.of(d);
        Instant undone = history.undone(d);
        Instant hotfix = history.hotfixed(d);
        Instant succeeded = d.at().succeeded();
        if (incidents.isEmpty() && undone == null && hotfix == null) {
            return succeeded == null ? new Failure(null, null) : null;
        }
        Instant start = incidents.stream()
                .map(Attribution::opened)
                .min(Comparator.naturalOrder())
                .orElse(succeeded);
        if (start == null) {
            return new Failure(null, null);
        }
        Instant recovered = Stream.concat(
                        Stream.of(undone, hotfix), incidents.stream().map(Incident::resolved))
                .filter(Objects::nonNull)
                .filter(end -> !end.isBefore(start))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Failure(start, recovered);
    }
}
