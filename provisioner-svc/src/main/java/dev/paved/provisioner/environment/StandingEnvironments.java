package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventIds;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.target.EnvironmentTarget;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** Staging and production: the platform's own, there from the start, however many instances start at once. */
@ApplicationScoped
class StandingEnvironments {

    private static final String OWNER = "platform";
    private static final List<EnvironmentType> TYPES = List.of(EnvironmentType.STAGING, EnvironmentType.PRODUCTION);

    private final Transactions transactions;
    private final Environments environments;
    private final EnvironmentTarget target;
    private final Outbox outbox;
    private final InstantSource time;
    private final EventIds ids;
    private final Reconcilers reconcilers;

    StandingEnvironments(
            Transactions transactions,
            Environments environments,
            EnvironmentTarget target,
            Outbox outbox,
            InstantSource time,
            EventIds ids,
            Reconcilers reconcilers) {
        this.transactions = transactions;
        this.environments = environments;
        this.target = target;
        this.outbox = outbox;
        this.time = time;
        this.ids = ids;
        this.reconcilers = reconcilers;
    }

    void start(@Observes StartupEvent event) {
        ensure();
    }

    /** Requests those that are not there. */
    void ensure() {
        for (EnvironmentType type : TYPES) {
            String id = transactions.run(session -> ensure(session, type));
            reconcilers.wake(EnvironmentReconciler.NAME, id);
        }
    }

    private Uni<String> ensure(Mutiny.Session session, EnvironmentType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return environments
                .claim(session, name)
                .chain(present -> present.isPresent()
                        ? Uni.createFrom().item(present.get().id)
                        : request(session, row(name, type)));
    }

    private Uni<String> request(Mutiny.Session session, EnvironmentEntity row) {
        return session.persist(row)
                .call(session::flush)
                .chain(() -> outbox.append(
                        session,
                        row.subject(),
                        new EnvironmentRequested(row.name, row.type, row.owner, null),
                        row.cause()))
                .replaceWith(row.id);
    }

    private EnvironmentEntity row(String name, EnvironmentType type) {
        EnvironmentEntity row = new EnvironmentEntity();
        row.id = ids.next().toString();
        row.name = name;
        row.type = type;
        row.owner = OWNER;
        row.phase = Phase.REQUESTED;
        row.target = target.name();
        row.spec = Stored.text(Desired.NOTHING);
        row.permanent = true;
        row.createdAt = time.instant().truncatedTo(ChronoUnit.MILLIS);
        Cause cause = Cause.ownAccord(OWNER, row.id);
        row.actor = cause.actor();
        row.correlationId = cause.correlationId();
        return row;
    }
}
