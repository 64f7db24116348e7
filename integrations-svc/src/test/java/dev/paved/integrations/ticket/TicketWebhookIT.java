package dev.paved.integrations.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.EventEnvelope;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class TicketWebhookIT {
    private static final String PATH = "/api/webhooks/tickets";
    private static final Instant OPENED = Instant.parse("2026-11-20T16:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void ticket_is_open_until_it_is_closed() {
        // When
        deliver(opened("T1"))
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"))
                .body("delivery", equalTo("T1"));
        deliver(opened("T1")).then().statusCode(202).body("status", equalTo("ignored"));
        deliver(closed("T1")).then().body("status", equalTo("accepted"));
        deliver(closed("T1")).then().body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("ticket/T1", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new TicketOpened("T1", "payments", "database", "A database, please", OPENED),
                        new TicketClosed("T1", "payments", CLOSED));
    }

    @Test
    void team_is_the_owner_of_the_service_where_none_is_told() {
        // Given
        Published.service("till", "acme/till");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Published.count("select count(*) from service_team where service = 'till'") == 1);

        // When
        deliver(opened("T2").replace("\"team\": \"payments\"", "\"service\": \"till\""));
        deliver(opened("T3").replace("\"team\": \"payments\"", "\"service\": \"unknown\""));

        // Then
        assertThat(((TicketOpened) Published.await("ticket/T2", 1).getFirst().event()).team())
                .isEqualTo("ada");
        assertThat(((TicketOpened) Published.await("ticket/T3", 1).getFirst().event()).team())
                .isNull();
    }

    @Test
    void team_is_the_owner_that_the_catalog_told_of_long_ago() throws SQLException {
        // Given
        Published.service("ledger", "acme/ledger");
        Published.execute("delete from service_team");
        Published.execute("delete from service_team_history");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Published.count("select count(*) from service_team where service = 'ledger'") == 1);

        // When
        deliver(opened("T8").replace("\"team\": \"payments\"", "\"service\": \"ledger\""));

        // Then
        assertThat(((TicketOpened) Published.await("ticket/T8", 1).getFirst().event()).team())
                .isEqualTo("ada");
    }

    @Test
    void end_that_comes_first_tells_both() throws SQLException {
        // When
        deliver(closed("T4")).then().body("status", equalTo("accepted"));
        deliver(opened("T4")).then().body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("ticket/T4", 2))
                .extracting(event -> event.event().getClass().getSimpleName())
                .containsExactly("TicketOpened", "TicketClosed");
        assertThat(Published.count("select count(*) from outbox where subject = 'ticket/T4'"))
                .isEqualTo(2);
    }

    @Test
    void ticket_that_is_opened_again_can_be_closed_again() {
        // When
        deliver(opened("T5"));
        deliver(closed("T5"));
        deliver(opened("T5").replace("{", "{\"updatedAt\": \"2026-11-22T08:00:00Z\", "))
                .then()
                .body("status", equalTo("accepted"));
        deliver(closed("T5")).then().body("status", equalTo("ignored"));
        deliver(closed("T5").replace("2026-11-21", "2026-11-23")).then().body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("ticket/T5", 4))
                .extracting(event -> event.event().getClass().getSimpleName())
                .containsExactly("TicketOpened", "TicketClosed", "TicketOpened", "TicketClosed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id": "T6"                        | "id": " "         | /id
            "id":                             | "number":         | /id
            "opened"                          | "sleeping"        | /state
            "openedAt":                       | "at":             | /openedAt
            2026-11-20T16:00:00Z              | yesterday         | /openedAt
            "openedAt":                       | "closedAt": "2026-11-19T16:00:00Z", "openedAt": | /closedAt
            {                                 | [                 | ''
            """)
    void what_is_no_ticket_is_refused_with_where(String part, String instead, String pointer) {
        double before = Deliver.counted("tickets", "unreadable");

        deliver(opened("T6").replace(part, instead))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));

        assertThat(Deliver.counted("tickets", "unreadable")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "v1=00"})
    void wrong_signature_changes_nothing(String signature) throws SQLException {
        Deliver.json(opened("T7"))
                .header("X-Hub-Signature-256", signature)
                .post(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("next", containsString("PAVED_TICKETS_WEBHOOK_SECRET"));

        assertThat(Published.count("select count(*) from told where id = 'ticket/T7'"))
                .isZero();
    }

    @Test
    void oversized_ticket_is_refused() {
        deliver("x".repeat(1024 * 1024 + 1)).then().statusCode(413);
    }

    private static Response deliver(String body) {
        return Deliver.json(body)
                .header("X-Hub-Signature-256", "sha256=" + Deliver.hmac(body))
                .post(PATH);
    }

    private static String opened(String id) {
        return """
                {"id": "%s", "state": "opened", "title": "A database, please", "team": "payments",
                 "category": "database", "url": "https://desk.example.com/1", "openedAt": "2026-11-20T16:00:00Z"}
                """.formatted(id);
    }

    private static String closed(String id) {
        return opened(id)
                .replace("\"opened\"", "\"closed\"")
                .replace("16:00:00Z\"", "16:00:00Z\", \"closedAt\": \"2026-11-21T09:00:00Z\"");
    }
}
