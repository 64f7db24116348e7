package dev.paved.provisioner.drift;

import dev.paved.events.EnvironmentEvent.DriftDetected;
import dev.paved.events.EnvironmentEvent.DriftResolved;
import dev.paved.events.EventIds;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.provisioner.environment.ObservedEnvironments.Observed;
import dev.paved.provisioner.target.Difference;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table of drifts, and what is told of them. Whoever changes one holds the lock of its environment. */
@Singleton
class Drifts {

    static final String ACTOR = "provisioner";
    private static final int MOST_SHOWN = 500;

    private final Outbox outbox;
    private final EventIds ids;
    private final InstantSource time;

    Drifts(Outbox outbox, EventIds ids, InstantSource time) {
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /** Those of an environment that are not settled. */
    Uni<List<DriftEntity>> open(Mutiny.Session session, String environmentId) {
        return session.createQuery(
                        "from DriftEntity where environmentId = :id and resolvedAt is null order by resource, field",
                        DriftEntity.class)
                .setParameter("id", environmentId)
                .getResultList();
    }

    /** The latest of an environment, those that are settled too. */
    Uni<List<DriftEntity>> all(Mutiny.Session session, String environmentId) {
        return session.createQuery(
                        "from DriftEntity where environmentId = :id order by detectedAt desc, id desc",
                        DriftEntity.class)
                .setParameter("id", environmentId)
                .setMaxResults(MOST_SHOWN)
                .getResultList();
    }

    /** The environments in which something is to be done, whatever state they are in. */
    Uni<List<String>> chosen(Mutiny.Session session) {
        return session.createQuery(
                        "select distinct environmentId from DriftEntity where choice is not null and resolvedAt is null",
                        String.class)
                .getResultList();
    }

    /** Notes a difference that was not known, and tells of it. */
    Uni<Void> detect(Mutiny.Session session, Observed environment, Difference found) {
        Instant now = time.instant();
        DriftEntity row = new DriftEntity();
        row.id = ids.next().toString();
        row.environmentId = environment.id();
        row.resource = found.resource();
        row.field = found.field();
        row.detectedAt = now;
        row.correlationId = row.id;
        row.become(found, now);
        return session.persist(row).chain(session::flush).chain(() -> tell(session, environment, row));
    }

    /** Tells of a drift, for the first time or again. */
    Uni<Void> tell(Mutiny.Session session, Observed environment, DriftEntity row) {
        return outbox.append(
                session,
                environment.subject(),
                new DriftDetected(
                        environment.name(), row.resource, row.field, row.desired, row.actual, row.changedBy, row.since),
                Cause.ownAccord(ACTOR, row.correlationId));
    }

    /** Tells how a drift ended. */
    Uni<Void> settled(Mutiny.Session session, Observed environment, DriftEntity row, String how, Cause cause) {
        return outbox.append(
                session,
                environment.subject(),
                new DriftResolved(environment.name(), row.resource, row.field, how),
                cause);
    }
}
