package dev.paved.catalog.runtime;

import dev.paved.catalog.runtime.LastDeploymentTable.End;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The rows that say what runs where; an event that is older than the row, or than the end of its environment, changes
 * nothing. Deployments and ends of environments come in no order to each other.
 */
@Singleton
class RuntimeTable {

    private static final String UPSERT = """
            insert into service_runtime as known (service, environment, environment_type, version, commit_id,
                   deployment, url, since, event_id, event_type, event_time)
            select :service, :environment, :environmentType, :version, :commit,
                   :deployment, :url, :since, :event, :eventType, :eventTime
             where not exists (select from environment_end where environment = :environment and ended_at >= :since)
            on conflict (service, environment) do update
               set environment_type = excluded.environment_type, version = excluded.version,
                   commit_id = coalesce(excluded.commit_id,
                       case when known.version = excluded.version then known.commit_id end),
                   deployment = excluded.deployment, url = coalesce(excluded.url, known.url),
                   since = excluded.since, event_id = excluded.event_id,
                   event_type = excluded.event_type, event_time = excluded.event_time
             where known.since <= excluded.since""";

    private final LastDeploymentTable last;

    RuntimeTable(LastDeploymentTable last) {
        this.last = last;
    }

    /** What runs of {@code services}. */
    Uni<List<RuntimeEntity>> of(Mutiny.Session session, Collection<String> services) {
        return session.createQuery("from RuntimeEntity where service in (:services)", RuntimeEntity.class)
                .setParameter("services", services)
                .getResultList();
    }

    Uni<Void> deployed(Mutiny.Session session, EventEnvelope envelope, DeploySucceeded event) {
        return upsert(
                        session,
                        envelope,
                        event,
                        event.version(),
                        event.commit(),
                        event.deployment(),
                        event.url(),
                        event.finishedAt())
                .chain(() -> last.ended(
                        session, envelope, event, succeeded(event.deployment(), event.version(), event.finishedAt())));
    }

    /** What another system deployed runs too, where it did deploy it. */
    Uni<Void> deployedElsewhere(Mutiny.Session session, EventEnvelope envelope, ExternalDeployFinished event) {
        End end = event.succeeded()
                ? succeeded(event.deployment(), event.version(), event.finishedAt())
                : new End(
                        event.deployment(),
                        event.version(),
                        DeploymentOutcome.FAILED,
                        "It failed, " + event.reporter() + " reported.",
                        event.finishedAt());
        return (event.succeeded()
                        ? upsert(
                                session,
                                envelope,
                                event,
                                event.version(),
                                event.commit(),
                                event.deployment(),
                                null,
                                event.finishedAt())
                        : inTurn(session, event.environment()).replaceWithVoid())
                .chain(() -> last.ended(session, envelope, event, end));
    }

    /** What served before still does. */
    Uni<Void> failed(Mutiny.Session session, EventEnvelope envelope, DeployFailed event) {
        return inTurn(session, event.environment())
                .chain(() -> last.ended(
                        session,
                        envelope,
                        event,
                        new End(
                                event.deployment(),
                                event.version(),
                                DeploymentOutcome.FAILED,
                                event.reason(),
                                event.finishedAt())));
    }

    /** A rollout that went back by itself leaves what served before in place; a rollback puts it there anew. */
    Uni<Void> rolledBack(Mutiny.Session session, EventEnvelope envelope, DeployRolledBack event) {
        String by = event.rollbackDeployment();
        return by == null
                ? inTurn(session, event.environment())
                        .chain(() -> last.ended(session, envelope, event, wentBack(event)))
                : upsert(session, envelope, event, event.toVersion(), null, by, null, event.finishedAt())
                        .chain(() -> last.ended(
                                session, envelope, event, succeeded(by, event.toVersion(), event.finishedAt())));
    }

    private static End succeeded(String deployment, String version, Instant at) {
        return new End(deployment, version, DeploymentOutcome.SUCCEEDED, null, at);
    }

    private static End wentBack(DeployRolledBack event) {
        return new End(
                event.deployment(),
                event.version(),
                DeploymentOutcome.ROLLED_BACK,
                "It went back to " + event.toVersion() + (event.automatic() ? " by itself." : "."),
                event.finishedAt());
    }

    /** Forgets what ran in {@code environment}, whose end was {@code at}; its name may be taken again after that. */
    Uni<Void> destroyed(Mutiny.Session session, String environment, Instant at) {
        return inTurn(session, environment)
                .chain(() -> session.createNativeQuery("""
                        insert into environment_end as known (environment, ended_at) values (:environment, :at)
                        on conflict (environment) do update
                           set ended_at = greatest(known.ended_at, excluded.ended_at)""")
                        .setParameter("environment", environment)
                        .setParameter("at", at)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(
                                "delete from service_runtime where environment = :environment and since <= :at")
                        .setParameter("environment", environment)
                        .setParameter("at", at)
                        .executeUpdate())
                .chain(() -> last.forget(session, environment, at));
    }

    private static Uni<Void> upsert(
            Mutiny.Session session,
            EventEnvelope envelope,
            DeploymentEvent event,
            String version,
            @Nullable String commit,
            String deployment,
            @Nullable String url,
            Instant since) {
        return inTurn(session, event.environment())
                .chain(() -> session.createNativeQuery(UPSERT)
                        .setParameter("service", event.service())
                        .setParameter("environment", event.environment())
                        .setParameter(
                                "environmentType",
                                event.environmentType().name().toLowerCase(Locale.ROOT))
                        .setParameter("version", version)
                        .setParameter("commit", commit)
                        .setParameter("deployment", deployment)
                        .setParameter("url", url)
                        .setParameter("since", since)
                        .setParameter("event", envelope.id())
                        .setParameter("eventType", envelope.type())
                        .setParameter("eventTime", envelope.time())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Waits for whoever changes what runs in {@code environment}: an end and a deployment must see each other. */
    private static Uni<String> inTurn(Mutiny.Session session, String environment) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('environment/' || :environment)) as text)",
                        String.class)
                .setParameter("environment", environment)
                .getSingleResult();
    }
}
