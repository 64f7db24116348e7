package dev.paved.integrations.incident;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table of the incidents that alerts led to: one row an alert, with the latest. */
@Singleton
class Courses {

    /** An alert by its source, with how its incident went. */
    record Row(String source, String alert, Course course) {}

    /** The course of {@code alert}, which until the end of the transaction nobody else changes. */
    Uni<Optional<Course>> locked(Mutiny.Session session, String source, String alert) {
        return session.createNativeQuery("""
                        insert into alert_incident as known (source, alert) values (:source, :alert)
                        on conflict (source, alert) do update set source = excluded.source
                        returning source, alert, incident, service, environment, started_at, ended_at, told, later_end""", Object[].class)
                .setParameter("source", source)
                .setParameter("alert", alert)
                .getSingleResult()
                .map(row -> row[2] == null ? Optional.empty() : Optional.of(row(row).course()));
    }

    /** Those whose end is to be told as of {@code now}, some at a time, which nobody else tells. */
    Uni<List<Row>> due(Mutiny.Session session, Instant now, int most) {
        return session.createNativeQuery("""
                        select source, alert, incident, service, environment, started_at, ended_at, told, later_end
                          from alert_incident where tell_at <= :now
                         order by tell_at limit :most for update skip locked""", Object[].class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(Courses::row).toList());
    }

    /** Keeps {@code row}; its end is told at {@code tellAt}, if at all. */
    Uni<Void> put(Mutiny.Session session, Row row, @Nullable Instant tellAt) {
        Course course = row.course();
        return session.createNativeQuery("""
                        update alert_incident
                           set incident = :incident, service = :service, environment = :environment,
                               started_at = :started, ended_at = cast(:ended as timestamptz), told = :told,
                               tell_at = cast(:tell as timestamptz), later_end = cast(:later as timestamptz)
                         where source = :source and alert = :alert""")
                .setParameter("incident", course.incident())
                .setParameter("service", course.service())
                .setParameter("environment", course.environment())
                .setParameter("started", course.startedAt())
                .setParameter("ended", course.endedAt())
                .setParameter("told", course.told())
                .setParameter("tell", tellAt)
                .setParameter("later", course.laterEnd())
                .setParameter("source", row.source())
                .setParameter("alert", row.alert())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Forgets what ended, and was told, before {@code before}. */
    Uni<Integer> forget(Mutiny.Session session, Instant before, int most) {
        return session.createNativeQuery("""
                        delete from alert_incident where ctid = any(array(
                            select ctid from alert_incident where told and ended_at < :before
                             limit :most for update skip locked))""")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    private static Row row(Object[] row) {
        Course course = new Course(
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((OffsetDateTime) row[5]).toInstant(),
                instant(row[6]),
                (Boolean) row[7],
                instant(row[8]));
        return new Row((String) row[0], (String) row[1], course);
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
