package dev.paved.kit.http;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.paved.kit.sample.NoteResource.Note;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ProblemsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void command_that_the_database_left_unanswered_can_be_sent_again_with_its_key() throws Exception {
        // Given
        Response lost;
        try (var blocker = StackResource.postgres().connect("catalog");
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("insert into note (id, text) values ('lost', '')");
            CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(ProblemsIT::add);
            await().atMost(SOON).until(ProblemsIT::isTerminated);
            lost = waiting.join();
            blocker.rollback();
        }
        lost.then()
                .statusCode(503)
                .header("Retry-After", not(equalTo(null)))
                .body("detail", containsString("not known"))
                .body("next", containsString("Idempotency-Key"));

        // When
        Response again = add();

        // Then
        assertThat(again.statusCode()).isEqualTo(202);
    }

    private static Response add() {
        return as("ada")
                .header("Idempotency-Key", "lost-1")
                .contentType(ContentType.JSON)
                .body(new Note("lost", "text"))
                .post("/api/notes");
    }

    /** Ends the connection that waits for a lock, if there is one yet. */
    private static boolean isTerminated() throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var ended = connection.createStatement().executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like 'insert into note%'""")) {
            return ended.next();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/operations/a%00b", "/api/audit?cursor=%00", "/api/inbox?x=a%1fb", "/api/notes/%7F"})
    void control_character_in_an_address_is_refused(String address) {
        as("ada")
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("control character"));
    }

    @Test
    void nul_in_a_body_is_refused() {
        as("ada")
                .contentType(ContentType.JSON)
                .body("{\"id\": \"nul\", \"text\": \"a\\u0000b\"}")
                .post("/api/notes")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("NUL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=x", "limit=0", "limit=501", "limit=99999999999"})
    void wrong_limit_is_refused_and_named(String query) {
        as("ada")
                .get("/api/audit?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/limit"))
                .body("errors[0].detail", containsString("1 to 500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "*", "eA", "MQox", "AA"})
    void wrong_cursor_is_refused_and_named(String cursor) {
        as("ada")
                .get("/api/audit?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cursor"));
    }

    @Test
    void headers_of_a_refusal_are_kept() {
        as("ada")
                .get("/api/notes/busy")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "7");
    }
}
