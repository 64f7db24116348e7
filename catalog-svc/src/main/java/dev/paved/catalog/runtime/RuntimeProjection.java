package dev.paved.catalog.runtime;

import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
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
        return Set.of(DeploySucceeded.class, DeployRolledBack.class, EnvironmentDestroyed.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        if (envelope.event() instanceof DeploySucceeded succeeded) {
            return table.deployed(session, envelope, succeeded);
        }
        if (envelope.event() instanceof DeployRolledBack rolledBack) {
            return table.rolledBack(session, envelope, rolledBack);
        }
        if (envelope.event() instanceof EnvironmentDestroyed destroyed) {
            return table.destroyed(session, destroyed.environment(), envelope.time());
        }
        return Uni.createFrom().voidItem();
    }
}
