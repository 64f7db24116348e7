package dev.paved.integrations.alertmanager;

import static dev.paved.integrations.alertmanager.AlertmanagerHook.HOOK;

import dev.paved.integrations.alertmanager.Notification.Alert;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/** Alerts that somebody fired to see whether they get here. They are never incidents; the last one is kept. */
@Singleton
class ConnectionTests {
    /** The label that makes an alert such a test, and names it. */
    static final String LABEL = "paved_connection_test";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** A test that arrived. */
    record Arrived(String id, Instant at) {}

    static boolean isTest(Alert alert) {
        return alert.label(LABEL) != null;
    }

    /** Keeps that {@code alert}, which is a test, arrived. */
    Uni<Void> keep(Mutiny.Session session, Alert alert) {
        String id = alert.label(LABEL);
        if (id == null || !ID.matcher(id).matches()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        insert into connection_test (source, test) values (:source, :test)
                        on conflict (source) do update set test = excluded.test, arrived_at = excluded.arrived_at""")
                .setParameter("source", HOOK.source())
                .setParameter("test", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The last one. */
    Uni<Optional<Arrived>> last(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select test, arrived_at from connection_test where source = :source", Object[].class)
                .setParameter("source", HOOK.source())
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Arrived((String) row[0], ((OffsetDateTime) row[1]).toInstant())));
    }
}
