package dev.paved.catalog.runtime;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Follows the deployments and the ends of environments to know what runs where. */
@Singleton
class RuntimeProjection implements EventConsumer {

    private final RuntimeTable table;

    RuntimeProjection(RuntimeTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(
                DeploySucceeded.class,
                DeployFailed.class,
                DeployRolledBack.class,
                ExternalDeployFinished.class,
                EnvironmentDestroyed.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case DeploySucceeded succeeded -> table.deployed(session, envelope, succeeded);
            case DeployFailed failed -> table.failed(session, envelope, failed);
            case DeployRolledBack rolledBack -> table.rolledBack(session, envelope, rolledBack);
            case ExternalDeployFinished finished -> table.deployedElsewhere(session, envelope, finished);
            case EnvironmentDestroyed destroyed -> table.destroyed(session, destroyed.environment(), envelope.time());
            default -> Uni.createFrom().voidItem();
        };
    }
}
