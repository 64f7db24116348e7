package dev.paved.provisioner.environment;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the tests ask of the provisioner, and what they see of it. */
final class Api {

    static final Duration SOON = Duration.ofSeconds(30);

    private Api() {}

    static Response create(String name, String type, String ttl) {
        var body = ttl == null ? Map.of("name", name, "type", type) : Map.of("name", name, "type", type, "ttl", ttl);
        return as("ada").contentType(ContentType.JSON).body(body).post("/api/environments");
    }

    static String ready(String name, String type, String ttl) {
        Response accepted = create(name, type, ttl);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        operation(accepted.header("Location"), "succeeded");
        return accepted.header("Location");
    }

    static Response apply(String manifest) {
        return apply("application/yaml", manifest);
    }

    static Response apply(String contentType, String manifest) {
        return as("ada")
                .config(RestAssured.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().encodeContentTypeAs(contentType, ContentType.TEXT)))
                .contentType(contentType)
                .body(manifest)
                .post("/api/environments");
    }

    static Response extend(String name, String ttl) {
        return as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("ttl", ttl))
                .post("/api/environments/" + name + "/extend");
    }

    static Response destroy(String name) {
        return as("bob").delete("/api/environments/" + name);
    }

    static Response show(String name) {
        return as("ada").get("/api/environments/" + name);
    }

    static ValidatableResponse operation(String location, String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> as("ada").get(location).then().statusCode(200).body("status", equalTo(status)));
        return as("ada").get(location).then();
    }

    static void gone(String name) {
        await().atMost(SOON).until(() -> show(name).statusCode() == 404);
    }

    static Path folder(String name) {
        return StackResource.home().resolve("environments").resolve(name);
    }

    static List<EventEnvelope> events(String name) {
        return Stream.events().stream()
                .filter(e -> e.subject().equals("environment/" + name))
                .toList();
    }

    /** The kinds of events of {@code name}, in order; once they are as many as {@code count}. */
    static List<String> kinds(String name, int count) {
        await().atMost(SOON).until(() -> events(name).size() >= count);
        return events(name).stream()
                .map(e -> (EnvironmentEvent) e.event())
                .map(e -> e.getClass().getSimpleName().replace("Environment", ""))
                .toList();
    }

    /** Every row that a refused request could have changed, as text. */
    static String state() throws SQLException {
        return sql("""
                select coalesce((select string_agg((to_jsonb(e) - 'status' - 'version')::text, ';' order by id) from environment e), '')
                       || (select count(*) from outbox where topic = 'platform.events')
                       || (select count(*) from operation)""");
    }

    static String sql(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("provisioner");
                var statement = connection.createStatement()) {
            if (!statement.execute(query)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
