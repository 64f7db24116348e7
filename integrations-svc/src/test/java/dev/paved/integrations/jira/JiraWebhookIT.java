package dev.paved.integrations.jira;

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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class JiraWebhookIT {
    private static final String PATH = "/api/webhooks/jira";
    private static final Instant OPENED = Instant.parse("2026-11-20T16:00:00Z");
    private static final String TITLE = "OPS-12: A database for the shop, please";

    @Test
    void labelled_issue_is_a_ticket_until_it_is_done() {
        // When
        deliver(created("1")).then().statusCode(202).body("status", equalTo("accepted"));
        deliver(created("1")).then().body("status", equalTo("ignored"));
        deliver(updated("1", 1)).then().body("status", equalTo("ignored"));
        deliver(done("1", 2)).then().body("status", equalTo("accepted"));
        deliver(done("1", 3)).then().body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("ticket/jira/1", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new TicketOpened("jira/1", "payments", "database", TITLE, OPENED),
                        new TicketClosed("jira/1", "payments", Instant.parse("2026-11-20T16:02:00Z")));
    }

    @Test
    void label_that_is_taken_away_ends_the_ticket_and_so_does_deletion() {
        // When
        deliver(created("2"));
        deliver(updated("2", 1).replace("\"ops/database\", ", "")).then().body("status", equalTo("accepted"));
        deliver(created("3"));
        deliver(updated("3", 1).replace("issue_updated", "issue_deleted"))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        Instant at = OPENED.plusSeconds(60);
        assertThat(Published.await("ticket/jira/2", 2).getLast().event())
                .isEqualTo(new TicketClosed("jira/2", "payments", at));
        assertThat(Published.await("ticket/jira/3", 2).getLast().event())
                .isEqualTo(new TicketClosed("jira/3", "payments", at));
    }

    @Test
    void what_comes_late_changes_nothing() {
        // When
        deliver(created("4"));
        deliver(updated("4", 5));
        deliver(done("4", 3)).then().body("status", equalTo("ignored"));
        deliver(done("4", 7)).then().body("status", equalTo("accepted"));
        deliver(updated("4", 6)).then().body("status", equalTo("ignored"));
        deliver(updated("4", 9)).then().body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("ticket/jira/4", 3))
                .extracting(event -> event.event().getClass().getSimpleName())
                .containsExactly("TicketOpened", "TicketClosed", "TicketOpened");
    }

    @Test
    void issue_without_the_label_is_ignored() {
        deliver(created("5").replace("\"ops/database\", ", ""))
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment_created", "jira:version_released", "user_created"})
    void other_events_are_acknowledged_and_counted(String event) {
        double before = Deliver.counted("jira", "ignored");

        deliver("{\"timestamp\": 1, \"webhookEvent\": \"" + event + "\"}")
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        assertThat(Deliver.counted("jira", "ignored")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "issue":                               | "thing":            | /issue
            "summary":                             | "text":             | /issue/fields/summary
            "created": "2026-11-20T17:00:00.000+0100" | "created": "now" | /issue/fields/created
            "webhookEvent":                        | "event":            | /webhookEvent
            """)
    void payload_that_jira_does_not_send_is_refused_with_where(String part, String instead, String pointer) {
        deliver(created("6").replace(part, instead))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void wrong_signature_changes_nothing() throws SQLException {
        Deliver.json(created("7"))
                .header("X-Hub-Signature", "sha256=" + Deliver.hmac("another secret", created("7")))
                .post(PATH)
                .then()
                .statusCode(401)
                .body("next", containsString("PAVED_JIRA_WEBHOOK_SECRET"));

        assertThat(Published.count("select count(*) from told where id = 'ticket/jira/7'"))
                .isZero();
    }

    private static Response deliver(String body) {
        return Deliver.json(body)
                .header("X-Hub-Signature", "sha256=" + Deliver.hmac(body))
                .header("X-Atlassian-Webhook-Identifier", "1")
                .post(PATH);
    }

    private static String created(String id) {
        return Deliver.example("/jira/issue.json").replace("10042", id);
    }

    private static String updated(String id, int minutes) {
        long at = OPENED.plusSeconds(60L * minutes).toEpochMilli();
        return created(id)
                .replace("issue_created", "issue_updated")
                .replace("\"timestamp\": " + OPENED.toEpochMilli(), "\"timestamp\": " + at);
    }

    private static String done(String id, int minutes) {
        return updated(id, minutes)
                .replace("\"key\": \"new\"", "\"key\": \"done\"")
                .replace(
                        "\"resolutiondate\": null",
                        "\"resolutiondate\": \"2026-11-20T17:%02d:00.000+0100\"".formatted(minutes));
    }
}
