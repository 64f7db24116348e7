package dev.paved.kit;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.Topics;
import dev.paved.kit.sample.NoteResource.Note;
import dev.paved.kit.sample.Notes;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class KitIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static Response add(String id, String key) {
        return add("ada", id, key);
    }

    private static Response add(String caller, String id, String key) {
        var request = as(caller).contentType(ContentType.JSON).body(new Note(id, "text"));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/notes");
    }

    @Test
    void accepted_command_publishes_its_event_and_ends_its_operation() {
        // When
        Response response = add("first", null);

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        String operation = response.header("Location");
        assertThat(operation).startsWith("/api/operations/tst-");
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get(operation)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("succeeded"))
                        .body("result.copies", equalTo(3))
                        .body("steps.name", equalTo(List.of("copy 1", "copy 2"))));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.events())
                        .filteredOn(e -> e.event().equals(new ServiceRetired("first", "text")))
                        .singleElement()
                        .satisfies(e -> {
                            assertThat(e.actor()).isEqualTo("ada");
                            assertThat(e.sequence()).isEqualTo(1);
                            assertThat(e.source()).isEqualTo("/paved/catalog");
                        }));
        assertThat(as("ada").get(operation + "/events").asString()).contains("event:operation", "\"succeeded\"");
        as("ada")
                .get("/api/audit?limit=500")
                .then()
                .body("items.findAll { it.target == 'note/first' }.action", equalTo(List.of("note.add")));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.records(Topics.AUDIT))
                        .filteredOn(
                                record -> new String(record.value(), StandardCharsets.UTF_8).contains("\"note/first\""))
                        .hasSize(1));
    }

    @Test
    void repeated_key_gives_the_same_answer_and_changes_nothing() {
        // Given
        Response first = add("once", "key-1");

        // When
        Response second = add("once", "key-1");

        // Then
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(add("other", "key-1").statusCode()).isEqualTo(422);
    }

    @Test
    void same_key_many_times_at_once_is_done_once() {
        // When
        List<Response> answers;
        try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> add("at-once", "key-2"), atOnce))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(as("ada")
                        .get("/api/audit?limit=500")
                        .jsonPath()
                        .getList("items.findAll { it.target == 'note/at-once' }"))
                .hasSize(1);
    }

    @Test
    void refused_command_leaves_no_trace_but_its_audit_entry() throws SQLException {
        // Given
        add("twice", null).then().statusCode(202);

        // When
        Response refused = add("refused", "twice", null);

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("requestId")).isEqualTo(refused.header("X-Request-Id"));
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/audit?limit=500")
                        .then()
                        .body("items.findAll { it.actor == 'refused' }.action", equalTo(List.of("POST /api/notes")))
                        .body("items.findAll { it.actor == 'refused' }.outcome", equalTo(List.of("refused")))
                        .body("items.findAll { it.actor == 'refused' }.status", equalTo(List.of(409))));
        assertThat(Notes.one("select count(*) from outbox where subject = 'note/twice'"))
                .isEqualTo("1");
    }

    @Test
    void wrong_requests_are_told_apart() {
        RestAssured.given().get("/api/audit").then().statusCode(401).body("title", equalTo("Not authenticated"));
        RestAssured.given()
                .auth()
                .preemptive()
                .oauth2("nonsense")
                .get("/api/audit")
                .then()
                .statusCode(401);
        as("ada").get("/api/operations/tst-none").then().statusCode(404).contentType("application/problem+json");
        as("ada").get("/api/nowhere").then().statusCode(404).contentType("application/problem+json");
        as("ada")
                .contentType(ContentType.JSON)
                .body("{\"id\": ")
                .post("/api/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        as("ada")
                .contentType(ContentType.JSON)
                .body("{\"id\": {}}")
                .post("/api/notes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/id"));
        as("ada")
                .contentType(ContentType.JSON)
                .body("{\"text\": \"t\"}")
                .post("/api/notes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/id"));
    }

    @Test
    void oversized_body_is_refused() {
        as("ada")
                .contentType(ContentType.JSON)
                .body("x".repeat(11_000_000))
                .post("/api/notes")
                .then()
                .statusCode(413);
    }

    @Test
    void metrics_and_health_are_open() {
        RestAssured.given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        RestAssured.given()
                .get("/metrics")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/openmetrics-text"));
    }
}
