package dev.paved.catalog.runtime;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The rows that say what runs where; an event that is older than the row, or than the end of its environment, changes
 * nothing. Deployments and ends of environments come in no order to each other.
 */
@Singleton
public class RuntimeTable {

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

    /** What runs of each of {@code services}, by service; the ages are those at {@code now}. */
    public Uni<Map<String, List<RunningVersion>>> of(Mutiny.Session session, Collection<String> services, Instant now) {
        if (services.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery(
                        "from RuntimeEntity where service in (:services) order by service, environment",
                        RuntimeEntity.class)
                .setParameter("services", services)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.service, Collectors.mapping(row -> row.view(now), Collectors.toList()))));
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
                event.finishedAt());
    }

    /** A rollout that went back by itself leaves what served before in place; a rollback puts it there anew. */
    Uni<Void> rolledBack(Mutiny.Session session, EventEnvelope envelope, DeployRolledBack event) {
        String by = event.rollbackDeployment();
        return by == null
                ? Uni.createFrom().voidItem()
                : upsert(session, envelope, event, event.toVersion(), null, by, null, event.finishedAt());
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
                .replaceWithVoid();
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
