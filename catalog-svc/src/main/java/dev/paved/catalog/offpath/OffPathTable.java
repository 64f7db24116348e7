package dev.paved.catalog.offpath;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of the services that are off the path. */
@Singleton
public class OffPathTable {

    private final InstantSource time;

    OffPathTable(InstantSource time) {
        this.time = time;
    }

    /** The leaves of those of {@code services} that are off the path, by service. */
    public Uni<Map<String, OffPath>> of(Mutiny.Session session, Collection<String> services) {
        return services.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createQuery("from OffPathEntity where service in (:services)", OffPathEntity.class)
                        .setParameter("services", services)
                        .getResultList()
                        .map(rows -> rows.stream().collect(toMap(row -> row.service, OffPathEntity::view)));
    }

    /** Lets {@code service} be off the path, from now on, in the place of an earlier leave. */
    public Uni<Instant> grant(Mutiny.Session session, String service, Leave leave, String by) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end = now.plus(leave.length());
        return session.createNativeQuery("""
                        insert into off_path (service, reason, granted_by, granted_at, expires_at)
                        values (:service, :reason, :by, :now, :end)
                        on conflict (service) do update
                           set reason = excluded.reason, granted_by = excluded.granted_by,
                               granted_at = excluded.granted_at, expires_at = excluded.expires_at, expired_at = null""")
                .setParameter("service", service)
                .setParameter("reason", leave.reason())
                .setParameter("by", by)
                .setParameter("now", now)
                .setParameter("end", end)
                .executeUpdate()
                .replaceWith(end);
    }

    /** Forgets the leave of {@code service}: it is on a path, or gone. */
    public Uni<Void> forget(Mutiny.Session session, String service) {
        return session.createNativeQuery("delete from off_path where service = :service")
                .setParameter("service", service)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The services whose leave ends before {@code instant}, which has not been told yet. */
    Uni<List<String>> endingBefore(Mutiny.Session session, Instant instant) {
        return session.createNativeQuery(
                        "select service from off_path where expired_at is null and expires_at < :instant", String.class)
                .setParameter("instant", instant)
                .getResultList();
    }

    Uni<Optional<OffPath>> find(Mutiny.Session session, String service) {
        return of(session, List.of(service)).map(found -> Optional.ofNullable(found.get(service)));
    }

    /** Marks that the leave which was to end at {@code end} is over; false where it was prolonged or marked meanwhile. */
    Uni<Boolean> expire(Mutiny.Session session, String service, Instant end) {
        return session.createNativeQuery("""
                        update off_path set expired_at = :now
                         where service = :service and expires_at = :end and expired_at is null""")
                .setParameter("now", time.instant())
                .setParameter("service", service)
                .setParameter("end", end)
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
