package dev.paved.deployer.target;

import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Follows the provisioner: what services are given may be something else. */
@Singleton
class VariablesNews implements EventConsumer {

    @Override
    public String name() {
        return "variables";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(SecretChanged.class, DatabaseProvisioned.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case SecretChanged changed -> due(session, changed.service(), changed.environment());
            case DatabaseProvisioned provisioned -> due(session, "", provisioned.environment());
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Of all services where {@code service} is empty, in all environments where {@code environment} is null. */
    private static Uni<Void> due(Mutiny.Session session, String service, @Nullable String environment) {
        return session.createNativeQuery("""
                        update target set variables_due = variables_due + 1
                         where (:service = '' or service = :service)
                           and (:environment = '' or environment = :environment)""")
                .setParameter("service", service)
                .setParameter("environment", environment == null ? "" : environment)
                .executeUpdate()
                .replaceWithVoid();
    }
}
