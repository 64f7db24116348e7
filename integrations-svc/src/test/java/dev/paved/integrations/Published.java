package dev.paved.integrations;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What this service has published, and what it follows. */
public final class Published {
    private Published() {}

    /** The events of {@code subject} so far, in their order. */
    public static List<EventEnvelope> of(String subject) {
        return Stream.events().stream()
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    /** The first {@code count} events of {@code subject}, once they are there. */
    public static List<EventEnvelope> await(String subject, int count) {
        return Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> of(subject), events -> events.size() >= count);
    }

    /** An event as another service publishes it. */
    public static EventEnvelope by(String source, String subject, long sequence, Instant time, PlatformEvent event) {
        return new EventEnvelope(UUID.randomUUID(), source, time, subject, sequence, "chain", null, "ada", event);
    }

    /** Publishes that the catalog has {@code service}, and waits until this service knows. */
    public static void service(String service, String repository) {
        Stream.publish(by(
                "/paved/catalog",
                "service/" + service,
                1,
                Instant.now(),
                new ServiceCreated(
                        service, "api", "node", "ada", "node-api", "1.0.0", repository, "v0.1.0", "c".repeat(40))));
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> count("select count(*) from service_repository where service = '" + service + "'") == 1);
    }

    /** The number that {@code query} gives. */
    public static long count(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("integrations");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The text that {@code query} gives. */
    public static String text(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("integrations");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Changes this service's database behind its back. */
    public static void execute(String update) throws SQLException {
        try (var connection = StackResource.postgres().connect("integrations");
                var statement = connection.createStatement()) {
            statement.execute(update);
        }
    }
}
