package dev.paved.integrations.github;

import dev.paved.integrations.github.Translation.Report;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Remembers which incidents are open, so that each begins once and ends once. GitHub promises no order: what is told
 * late, after something newer, changes nothing.
 */
@Singleton
class ReportedIncidents {

    /** Whether {@code report} is to be published; what it says of its incident is remembered. */
    Uni<Boolean> holds(Mutiny.Session session, Report report) {
        return switch (report.condition()) {
            case ALWAYS -> Uni.createFrom().item(true);
            case INCIDENT_NOT_OPEN -> told(session, report, """
                        insert into reported_incident as known (id, open, told_at) values (:id, true, :at)
                        on conflict (id) do update set open = true, told_at = excluded.told_at
                         where not known.open and known.told_at < excluded.told_at
                        returning true""");
            case INCIDENT_OPEN -> told(session, report, """
                        insert into reported_incident as known (id, open, told_at) values (:id, false, :at)
                        on conflict (id) do update set open = false, told_at = excluded.told_at
                         where known.told_at <= excluded.told_at
                        returning coalesce(old.open, false)""");
        };
    }

    private static Uni<Boolean> told(Mutiny.Session session, Report report, String statement) {
        return session.createNativeQuery(statement, Boolean.class)
                .setParameter("id", report.subject())
                .setParameter("at", report.at())
                .getResultList()
                .map(List.of(true)::equals);
    }
}
