package dev.paved.kit.operation;

import static dev.paved.kit.sample.Notes.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Tokens;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OperationFeedIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void watched_operation_is_told_at_each_change_up_to_its_end() {
        // Given
        String id = open();
        Watched first = new Watched(id);
        Watched second = new Watched(id);
        first.await("\"status\":\"pending\"");
        second.await("\"status\":\"pending\"");

        // When
        transactions.<Void>run(session -> operations.step(session, id, "dig", "a hole"));
        first.await("\"name\":\"dig\"");
        first.await(":");
        transactions.<Void>run(session -> operations.succeed(session, id, Map.of("depth", 3)));

        // Then
        for (Watched each : List.of(first, second)) {
            each.awaitEnd();
            assertThat(each.data()).last().asString().contains("\"status\":\"succeeded\"", "\"depth\":3");
            assertThat(each.data()).doesNotHaveDuplicates().hasSizeBetween(2, 3);
        }
    }

    @Test
    void stream_outlives_looks_that_fail() throws SQLException {
        // Given
        String id = open();
        Watched watched = new Watched(id);
        watched.await("\"status\":\"pending\"");

        // When
        sql("update operation set steps = 'unreadable' where id = '" + id + "'");
        watched.await(":");
        watched.await(":");
        sql("update operation set steps = '[]' where id = '" + id + "'");

        // Then
        transactions.<Void>run(session -> operations.fail(session, id, OperationError.because("rain", null)));
        watched.awaitEnd();
        assertThat(watched.data()).last().asString().contains("\"reason\":\"rain\"");
    }

    @Test
    void streams_end_when_the_service_is_about_to_stop() {
        // Given
        Watched watched = new Watched(open());
        watched.await("\"status\":\"pending\"");

        // When
        shutdown.fire(new ShutdownDelayInitiatedEvent());

        // Then
        watched.awaitEnd();
        assertThat(watched.data()).hasSize(1);
    }

    private String open() {
        return transactions
                .run(session -> operations.open(session, "watch", "hole/1", "ada", Duration.ofMinutes(1)))
                .id();
    }

    /** A stream of an operation, read on a thread of its own. */
    private static final class Watched {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread reading;
        private int seen;

        Watched(String id) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            RestAssured.baseURI + ":" + RestAssured.port + "/api/operations/" + id + "/events"))
                    .header("Authorization", "Bearer " + Tokens.of("ada"))
                    .build();
            reading = Thread.startVirtualThread(() -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    client.send(request, BodyHandlers.ofLines()).body().forEach(lines::add);
                } catch (Exception e) {
                    lines.add("broken: " + e);
                }
            });
        }

        /** Waits for a line with {@code part}, after the last one that was waited for. */
        void await(String part) {
            int from = seen;
            org.awaitility.Awaitility.await().atMost(SOON).until(() -> {
                for (int i = from; i < lines.size(); i++) {
                    if (part.equals(":")
                            ? lines.get(i).startsWith(":")
                            : lines.get(i).contains(part)) {
                        seen = i + 1;
                        return true;
                    }
                }
                return false;
            });
        }

        void awaitEnd() {
            org.awaitility.Awaitility.await().atMost(SOON).until(() -> !reading.isAlive());
            assertThat(lines).noneMatch(line -> line.startsWith("broken"));
        }

        List<String> data() {
            return lines.stream().filter(line -> line.startsWith("data:")).toList();
        }
    }
}
