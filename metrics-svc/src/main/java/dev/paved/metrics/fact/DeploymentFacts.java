package dev.paved.metrics.fact;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentEvent.OffPathDeployExpired;
import dev.paved.events.DeploymentKind;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one event tells of a deployment. */
final class DeploymentFacts {

    private DeploymentFacts() {}

    static Deployment of(DeploymentEvent event, Instant time) {
        return switch (event) {
            case DeployRequested e -> known(e, name(e.kind()), e.because(), requested(time), null, false, false);
            case DeployStarted e -> known(e, null, null, started(time), null, false, false);
            case DeployProgressed e -> known(e, null, null, Timeline.UNKNOWN, null, e.weight() > 0, false);
            case DeployApproved e -> known(e, null, null, Timeline.UNKNOWN, null, false, false);
            case OffPathDeployExpired e -> known(e, null, null, Timeline.UNKNOWN, null, false, false);
            case DeploySucceeded e ->
                known(e, name(e.kind()), e.because(), succeeded(e.startedAt(), e.finishedAt()), null, true, false);
            case DeployFailed e ->
                known(e, name(e.kind()), null, failed(e.startedAt(), e.finishedAt()), null, e.reachedUsers(), false);
            case DeployRolledBack e ->
                known(e, null, null, rolledBack(e.finishedAt()), e.rollbackDeployment(), true, false);
            case ExternalDeployFinished e -> external(e);
        };
    }

    private static Deployment external(ExternalDeployFinished e) {
        Timeline at = e.succeeded() ? succeeded(e.startedAt(), e.finishedAt()) : failed(e.startedAt(), e.finishedAt());
        return known(e, null, null, at, null, e.succeeded(), true);
    }

    private static Deployment known(
            DeploymentEvent e,
            @Nullable String kind,
            @Nullable String because,
            Timeline at,
            @Nullable String rolledBackBy,
            boolean reachedUsers,
            boolean external) {
        return new Deployment(
                e.deployment(),
                e.service(),
                e.environment(),
                e.environmentType().name().toLowerCase(Locale.ROOT),
                e.version(),
                e.commit(),
                kind,
                because,
                at,
                rolledBackBy,
                reachedUsers,
                external);
    }

    private static Timeline requested(Instant at) {
        return new Timeline(at, null, null, null, null);
    }

    private static Timeline started(Instant at) {
        return new Timeline(null, at, null, null, null);
    }

    private static Timeline succeeded(@Nullable Instant started, Instant at) {
        return new Timeline(null, started, at, null, null);
    }

    private static Timeline failed(@Nullable Instant started, Instant at) {
        return new Timeline(null, started, null, at, null);
    }

    private static Timeline rolledBack(Instant at) {
        return new Timeline(null, null, null, null, at);
    }

    private static @Nullable String name(DeploymentKind kind) {
        return kind == DeploymentKind.UNRECOGNIZED ? null : kind.name().toLowerCase(Locale.ROOT);
    }
}
