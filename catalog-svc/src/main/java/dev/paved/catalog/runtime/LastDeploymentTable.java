package dev.paved.catalog.runtime;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.persistence.PlainText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The rows that say how the last deployment to each environment ended: the one with the latest end, in whatever order the
 * events come and however often. None of them is older than the end of its environment.
 */
@Singleton
class LastDeploymentTable {

    private static final int LONGEST_REASON = 2_000;

    private static final String UPSERT = """
            insert into last_deployment as known (service, environment, environment_type, deployment, version, outcome,
                   reason, finished_at, actor, event_id, event_type, event_time)
            select :service, :environment, :environmentType, :deployment, :version, :outcome,
                   :reason, :finishedAt, :actor, :event, :eventType, :eventTime
             where not exists (select from environment_end where environment = :environment and ended_at >= :finishedAt)
            on conflict (service, environment) do update
               set environment_type = excluded.environment_type, deployment = excluded.deployment,
                   version = excluded.version, outcome = excluded.outcome, reason = excluded.reason,
                   finished_at = excluded.finished_at, actor = excluded.actor, event_id = excluded.event_id,
                   event_type = excluded.event_type, event_time = excluded.event_time
             where (known.finished_at, known.event_time, known.event_id)
                   < (excluded.finished_at, excluded.event_time, excluded.event_id)""";

    /** A deployment that ended: which one, of what, how and when. */
    record End(
            String deployment,
            String version,
            DeploymentOutcome outcome,
            @Nullable String reason,
            Instant at) {}

    Uni<List<LastDeploymentEntity>> of(Mutiny.Session session, Collection<String> services) {
        return session.createQuery("from LastDeploymentEntity where service in (:services)", LastDeploymentEntity.class)
                .setParameter("services", services)
                .getResultList();
    }

    /** Remembers {@code end}, unless a later one is known. The caller has waited for its turn at the environment. */
    Uni<Void> ended(Mutiny.Session session, EventEnvelope envelope, DeploymentEvent event, End end) {
        String reason = end.reason();
        return session.createNativeQuery(UPSERT)
                .setParameter("service", event.service())
                .setParameter("environment", event.environment())
                .setParameter("environmentType", event.environmentType().name().toLowerCase(Locale.ROOT))
                .setParameter("deployment", end.deployment())
                .setParameter("version", end.version())
                .setParameter("outcome", end.outcome().name())
                .setParameter("reason", reason == null ? null : PlainText.of(reason, LONGEST_REASON))
                .setParameter("finishedAt", end.at())
                .setParameter("actor", envelope.actor())
                .setParameter("event", envelope.id())
                .setParameter("eventType", envelope.type())
                .setParameter("eventTime", envelope.time())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Forgets what ended in {@code environment} until {@code at}. */
    Uni<Void> forget(Mutiny.Session session, String environment, Instant at) {
        return session.createNativeQuery(
                        "delete from last_deployment where environment = :environment and finished_at <= :at")
                .setParameter("environment", environment)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }
}
