package dev.paved.kit;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.Topics;
import dev.paved.kit.sample.NoteResource.Note;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static RequestSpecification note(RequestSpecification caller, String id, String text) {
        return caller.contentType(ContentType.JSON).body(new Note(id, text));
    }

    @Test
    void refusal_that_tells_of_a_large_request_is_cut_and_still_reaches_the_topic() {
        // Given
        note(as("eve"), "echoed", "text").post("/api/notes").then().statusCode(202);

        // When
        note(as("eve"), "echoed", "x".repeat(3_000_000))
                .post("/api/notes")
                .then()
                .statusCode(409);
        note(as("eve"), "echoed", "behind").post("/api/notes").then().statusCode(409);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(published("eve")).hasSize(3));
        assertThat(published("eve"))
                .extracting(entry -> entry.path("status").asInt())
                .containsExactly(202, 409, 409);
        assertThat(published("eve").get(1).path("detail").asText())
                .hasSize(2_000)
                .startsWith("There is a note already, so this was not kept: xxx");
        assertThat(listed("eve")).hasSize(3);
    }

    @Test
    void pages_end_with_the_last_entry() {
        // Given
        for (int i = 0; i < 4; i++) {
            note(as("pages"), "page-" + i, "text").post("/api/notes").then().statusCode(202);
        }
        int entries = as("pages")
                .get("/api/audit?limit=500")
                .jsonPath()
                .getList("items")
                .size();

        // When
        JsonPath whole = as("pages").get("/api/audit?limit=" + entries).jsonPath();
        JsonPath first = as("pages").get("/api/audit?limit=3").jsonPath();
        JsonPath second = as("pages")
                .get("/api/audit?limit=3&cursor=" + first.getString("nextCursor"))
                .jsonPath();

        // Then
        assertThat(whole.getString("nextCursor")).isNull();
        assertThat(first.getList("items.target")).containsExactly("note/page-3", "note/page-2", "note/page-1");
        assertThat(second.getString("items[0].target")).isEqualTo("note/page-0");
    }

    @Test
    void refusals_of_nobody_in_particular_are_counted_but_not_kept() {
        // Given
        double before = unrecorded("anonymous");

        // When
        note(RestAssured.given(), "nobody", "text").post("/api/notes").then().statusCode(401);
        note(RestAssured.given(), "nobody", "text").post("/api/nowhere").then().statusCode(404);

        // Then
        note(as("marker"), "", "text").post("/api/notes").then().statusCode(400);
        await().atMost(SOON).untilAsserted(() -> assertThat(listed("marker")).hasSize(1));
        assertThat(unrecorded("anonymous")).isEqualTo(before + 2);
        assertThat(listed("anonymous")).isEmpty();
    }

    @Test
    void body_that_is_too_large_is_counted_but_not_kept() {
        // Given
        double before = unrecorded("oversized");

        // When
        note(as("huge"), "huge", "x".repeat(11_000_000))
                .post("/api/notes")
                .then()
                .statusCode(413);

        // Then
        assertThat(unrecorded("oversized")).isEqualTo(before + 1);
        assertThat(listed("huge")).isEmpty();
    }

    @Test
    void command_is_recorded_with_the_address_that_the_proxy_on_this_machine_saw() {
        // When
        note(as("remote"), "remote", "text")
                .header("X-Forwarded-For", "203.0.113.7")
                .post("/api/notes")
                .then()
                .statusCode(202);

        // Then
        assertThat(listed("remote"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("remote", "203.0.113.7")
                        .containsEntry("outcome", "accepted")
                        .containsEntry("action", "note.add")
                        .containsEntry("target", "note/remote"));
    }

    @Test
    void record_can_not_be_changed() throws SQLException {
        note(as("kept"), "kept", "text").post("/api/notes").then().statusCode(202);
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from audit")).hasMessageContaining("append-only");
        }
    }

    private static List<JsonNode> published(String actor) {
        return Stream.records(Topics.AUDIT).stream()
                .filter(record -> actor.equals(record.key()))
                .map(record -> json(record.value()))
                .toList();
    }

    private static JsonNode json(byte[] value) {
        try {
            return new ObjectMapper().readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> listed(String actor) {
        return as("auditor")
                .get("/api/audit?limit=500")
                .jsonPath()
                .getList("items.findAll { it.actor == '" + actor + "' }");
    }

    private static double unrecorded(String reason) {
        return RestAssured.given()
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("paved_audit_unrecorded_total") && line.contains(reason))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .sum();
    }
}
