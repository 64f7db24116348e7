package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.greatest;

import dev.paved.events.IncidentEvent;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident, by its id.
 *
 * @param environment the environment that suffered; null where no report named one
 * @param opened when it began; null while only its end is known
 */
public record Incident(
        String id,
        @Nullable String service,
        @Nullable String environment,
        @Nullable Instant opened,
        @Nullable Instant resolved,
        @Nullable String causeDeployment,
        @Nullable String causeVersion,
        @Nullable String causeCommit) {

    public Incident {
        opened = Join.microsOrNull(opened);
        resolved = Join.microsOrNull(resolved);
    }

    static Incident of(IncidentEvent event) {
        return switch (event) {
            case IncidentOpened e ->
                new Incident(
                        e.incident(),
                        e.service(),
                        e.environment(),
                        e.openedAt(),
                        null,
                        e.causeDeployment(),
                        e.causeVersion(),
                        e.causeCommit());
            case IncidentResolved e ->
                new Incident(e.incident(), e.service(), e.environment(), null, e.resolvedAt(), null, null, null);
        };
    }

    Incident join(Incident other) {
        return new Incident(
                id,
                greatest(service, other.service),
                greatest(environment, other.environment),
                earliest(opened, other.opened),
                earliest(resolved, other.resolved),
                greatest(causeDeployment, other.causeDeployment),
                greatest(causeVersion, other.causeVersion),
                greatest(causeCommit, other.causeCommit));
    }

    /** The same without its end. */
    public Incident unresolved() {
        return new Incident(id, service, environment, opened, null, causeDeployment, causeVersion, causeCommit);
    }

    /** Whether a report named what caused it. */
    public boolean causeNamed() {
        return causeDeployment != null || causeVersion != null || causeCommit != null;
    }

    /** The same as of {@code instant}: later times are not known yet. */
    public Incident asOf(Instant instant) {
        return new Incident(
                id,
                service,
                environment,
                Timeline.until(instant, opened),
                Timeline.until(instant, resolved),
                causeDeployment,
                causeVersion,
                causeCommit);
    }
}
