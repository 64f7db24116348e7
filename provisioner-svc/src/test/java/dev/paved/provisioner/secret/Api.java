package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventEnvelope;
import dev.paved.events.SecretEvent;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests ask about secrets, and what they see of them. */
final class Api {

    static final Duration SOON = Duration.ofSeconds(30);

    private Api() {}

    static Response set(String service, String name, String value) {
        return set(Map.of("service", service, "name", name, "value", value));
    }

    static Response set(Map<String, Object> body) {
        return post("/api/secrets", body);
    }

    static Response post(String path, Map<String, Object> body) {
        return as("ada").contentType(ContentType.JSON).body(body).post(path);
    }

    static Response act(String service, String name, String action, Map<String, Object> body) {
        return post("/api/secrets/" + service + "/" + name + "/" + action, body);
    }

    static Response read(String service, String name) {
        return act(service, name, "read", Map.of("purpose", "test/1"));
    }

    /** The value that can be read now. */
    static String value(String service, String name) {
        Response read = read(service, name);
        assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
        return read.path("value");
    }

    static Response history(String service, String name) {
        return as("ada").get("/api/secrets/" + service + "/" + name);
    }

    static Response delete(String service, String name, Map<String, Object> query) {
        return as("bob").queryParams(new HashMap<>(query)).delete("/api/secrets/" + service + "/" + name);
    }

    /** The events of the secret, in order; once they are as many as {@code count}. */
    static List<SecretEvent> events(String subject, int count) {
        await().atMost(SOON).until(() -> envelopes(subject).size() >= count);
        return envelopes(subject).stream().map(e -> (SecretEvent) e.event()).toList();
    }

    static List<EventEnvelope> envelopes(String subject) {
        return Stream.events().stream().filter(e -> e.subject().equals(subject)).toList();
    }

    /** Returns once everything that was to be published is. */
    static void published() {
        await().atMost(SOON)
                .until(() -> sql("select count(*) from outbox where published_at is null")
                        .equals("0"));
    }

    /** Every row that a refused request could have changed, as text. */
    static String state() throws SQLException {
        return sql("""
                select coalesce((select string_agg(s::text, ';' order by id) from secret s), '')
                       || coalesce((select string_agg(v::text, ';' order by id) from secret_version v), '')
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
                return String.valueOf(rows.getString(1));
            }
        }
    }
}
