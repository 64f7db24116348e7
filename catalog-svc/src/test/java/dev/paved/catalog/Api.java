package dev.paved.catalog;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The catalog as its callers see it. */
public final class Api {

    /** How long anything may take. */
    public static final Duration SOON = Duration.ofSeconds(40);

    private Api() {}

    /** Asks for a service. */
    public static Response create(String name, String language) {
        return post(Map.of("name", name, "type", "api", "language", language), null);
    }

    /** Asks for what {@code body} says. */
    public static Response post(Object body, String key) {
        var request = as("ada").contentType(ContentType.JSON).body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/services");
    }

    /** The operation that {@code accepted} began, once it has ended. */
    public static JsonPath ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return ended(accepted.jsonPath().getString("id"));
    }

    /** The operation {@code id}, once it has ended. */
    public static JsonPath ended(String id) {
        return await().atMost(SOON)
                .until(
                        () -> as("ada").get("/api/operations/" + id).jsonPath(),
                        operation -> List.of("succeeded", "failed").contains(operation.getString("status")));
    }

    /** Where repositories are. */
    public static Path repositories() {
        return StackResource.home().resolve("repositories");
    }

    /** How many events of {@code service} are published or will be: every one that its transactions committed. */
    public static int told(String service) {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.prepareStatement("select count(*) from outbox where subject = ?")) {
            statement.setString(1, "service/" + service);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events that tell of the making of {@code service}. */
    public static List<ServiceCreated> created(String service) {
        return Stream.events().stream()
                .map(envelope -> envelope.event())
                .filter(ServiceCreated.class::isInstance)
                .map(ServiceCreated.class::cast)
                .filter(event -> event.service().equals(service))
                .toList();
    }
}
