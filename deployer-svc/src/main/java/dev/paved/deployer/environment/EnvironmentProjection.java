package dev.paved.deployer.environment;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.DriftDetected;
import dev.paved.events.EnvironmentEvent.DriftResolved;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentExpiring;
import dev.paved.events.EnvironmentEvent.EnvironmentExtended;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Follows the provisioner: which environments there are, and which of them came to their end. */
@Singleton
class EnvironmentProjection implements EventConsumer {

    private final EnvironmentEnd end;

    EnvironmentProjection(EnvironmentEnd end) {
        this.end = end;
    }

    @Override
    public String name() {
        return "environments";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(EnvironmentEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        if (!(envelope.event() instanceof EnvironmentEvent event)) {
            return Uni.createFrom().voidItem();
        }
        return switch (event) {
            case EnvironmentRequested requested -> is(session, event.environment(), requested.type(), "pending");
            case EnvironmentReady ready -> is(session, event.environment(), ready.type(), "ready");
            case EnvironmentFailed failed -> is(session, event.environment(), failed.type(), "failed");
            case EnvironmentExpired expired -> ended(session, envelope, event, expired.type());
            case EnvironmentDestroyed destroyed -> ended(session, envelope, event, destroyed.type());
            case PreviewReady ignored -> Uni.createFrom().voidItem();
            case EnvironmentExpiring ignored -> Uni.createFrom().voidItem();
            case EnvironmentExtended ignored -> Uni.createFrom().voidItem();
            case DatabaseProvisioned ignored -> Uni.createFrom().voidItem();
            case DriftDetected ignored -> Uni.createFrom().voidItem();
            case DriftResolved ignored -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> ended(
            Mutiny.Session session, EventEnvelope envelope, EnvironmentEvent event, EnvironmentType type) {
        return is(session, event.environment(), type, "gone")
                .chain(() -> session.createNativeQuery(
                                "update known_environment set ended_at = greatest(ended_at, :at) where name = :name")
                        .setParameter("at", envelope.time())
                        .setParameter("name", event.environment())
                        .executeUpdate())
                .chain(() -> end.ended(session, event.environment(), envelope.time()));
    }

    private static Uni<Void> is(Mutiny.Session session, String environment, EnvironmentType type, String phase) {
        return session.createNativeQuery("""
                        insert into known_environment (name, type, phase) values (:name, :type, :phase)
                        on conflict (name) do update set type = excluded.type, phase = excluded.phase""")
                .setParameter("name", environment)
                .setParameter("type", type.name())
                .setParameter("phase", phase)
                .executeUpdate()
                .replaceWithVoid();
    }
}
