package dev.paved.metrics.history;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.metrics.history.DeploymentRow.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * A deployment's row as events. One that did not go through the platform is told by the event for that; what this event
 * can't say of it is told by the platform's own event after it, of the same deployment.
 */
final class DeploymentTelling {

    private static final String REPORTER = "import";

    private DeploymentTelling() {}

    static void tell(DeploymentRow row, Telling telling) {
        if (row.external()) {
            telling.then(row.finished(), external(row));
        }
        if (!row.external() || !isAllSaidBy(row)) {
            telling.then(row.finished(), own(row));
        }
    }

    private static boolean isAllSaidBy(DeploymentRow row) {
        boolean plain = row.kind() == DeploymentKind.PLANNED && row.because() == null;
        return plain
                && switch (row.outcome()) {
                    case SUCCEEDED -> true;
                    case FAILED -> !row.reachedUsers();
                    case ROLLED_BACK -> false;
                };
    }

    private static DeploymentEvent external(DeploymentRow row) {
        return new ExternalDeployFinished(
                row.id(),
                row.service(),
                row.environment(),
                row.environmentType(),
                row.version(),
                row.commit(),
                row.outcome() == Outcome.SUCCEEDED,
                row.started(),
                row.finished(),
                REPORTER);
    }

    private static DeploymentEvent own(DeploymentRow row) {
        return switch (row.outcome()) {
            case SUCCEEDED ->
                new DeploySucceeded(
                        row.id(),
                        row.service(),
                        row.environment(),
                        row.environmentType(),
                        row.version(),
                        row.commit(),
                        row.kind(),
                        row.because(),
                        null,
                        null,
                        Objects.requireNonNullElse(row.started(), row.finished()),
                        row.finished(),
                        null);
            case FAILED ->
                new DeployFailed(
                        row.id(),
                        row.service(),
                        row.environment(),
                        row.environmentType(),
                        row.version(),
                        row.commit(),
                        row.kind(),
                        row.reachedUsers(),
                        "It failed before it was imported.",
                        List.of(),
                        row.started(),
                        row.finished());
            case ROLLED_BACK ->
                new DeployRolledBack(
                        row.id(),
                        row.service(),
                        row.environment(),
                        row.environmentType(),
                        row.version(),
                        row.commit(),
                        Objects.requireNonNullElse(row.toVersion(), "unknown"),
                        null,
                        true,
                        row.finished());
        };
    }
}
