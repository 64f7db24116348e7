package dev.paved.integrations.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class PagerdutyIT {
    private static final String PATH = "/api/webhooks/pagerduty";
    private static final String TRIGGERED = "incident.triggered";

    @Test
    void incident_lasts_until_it_is_resolved() throws SQLException {
        // When
        deliver(event("P1", TRIGGERED, "16:00:01")).then().statusCode(202).body("status", equalTo("accepted"));
        deliver(event("P1", "incident.acknowledged", "16:02:00")).then().body("status", equalTo("ignored"));
        deliver(event("P1", "incident.resolved", "16:20:00")).then().body("status", equalTo("accepted"));
        quietIsOver("P1");

        // Then
        assertThat(Published.await("incident/pagerduty/P1", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new IncidentOpened(
                                "pagerduty/P1",
                                "shop",
                                null,
                                "Requests to the shop fail",
                                "high",
                                Instant.parse("2026-11-20T16:00:00Z"),
                                null,
                                null,
                                null),
                        new IncidentResolved("pagerduty/P1", "shop", null, Instant.parse("2026-11-20T16:20:00Z")));
    }

    @Test
    void redelivered_event_changes_nothing() throws SQLException {
        // Given
        String event = event("P2", TRIGGERED, "16:00:01");
        deliver(event).then().body("status", equalTo("accepted"));

        // When
        deliver(event).then().statusCode(202).body("status", equalTo("duplicate"));

        // Then
        assertThat(Published.count("select count(*) from outbox where subject = 'incident/pagerduty/P2'"))
                .isEqualTo(1);
    }

    @Test
    void incident_that_is_reopened_soon_goes_on() throws SQLException {
        // When
        deliver(event("P3", TRIGGERED, "16:00:01"));
        deliver(event("P3", "incident.resolved", "16:20:00"));
        deliver(event("P3", "incident.reopened", "16:22:00")).then().body("status", equalTo("accepted"));
        quietIsOver("P3");
        deliver(event("P3", "incident.resolved", "16:40:00"));
        quietIsOver("P3");

        // Then
        assertThat(Published.await("incident/pagerduty/P3", 2).getLast().event())
                .isEqualTo(new IncidentResolved("pagerduty/P3", "shop", null, Instant.parse("2026-11-20T16:40:00Z")));
    }

    @Test
    void incident_that_is_reopened_after_its_end_was_told_is_another_one() throws SQLException {
        // Given
        deliver(event("P9", TRIGGERED, "16:00:01"));
        deliver(event("P9", "incident.resolved", "16:20:00"));
        quietIsOver("P9");
        Published.await("incident/pagerduty/P9", 2);

        // When
        deliver(event("P9", "incident.resolved", "16:40:00")).then().body("status", equalTo("ignored"));
        deliver(event("P9", "incident.reopened", "16:32:00")).then().body("status", equalTo("accepted"));
        quietIsOver("P9");

        // Then
        String again = "pagerduty/P9@2026-11-20T16:32:00Z";
        assertThat(Published.await("incident/" + again, 2))
                .extracting(EventEnvelope::event)
                .satisfiesExactly(
                        opened ->
                                assertThat(((IncidentOpened) opened).openedAt()).isEqualTo("2026-11-20T16:32:00Z"),
                        resolved -> assertThat(resolved)
                                .isEqualTo(new IncidentResolved(
                                        again, "shop", null, Instant.parse("2026-11-20T16:40:00Z"))));
    }

    @Test
    void events_in_any_order_are_the_same_incident() throws SQLException {
        // When
        deliver(event("P4", "incident.resolved", "16:40:00")).then().body("status", equalTo("accepted"));
        deliver(event("P4", "incident.reopened", "16:22:00")).then().body("status", equalTo("ignored"));
        deliver(event("P4", "incident.resolved", "16:20:00")).then().body("status", equalTo("ignored"));
        deliver(event("P4", TRIGGERED, "16:00:01")).then().body("status", equalTo("ignored"));
        quietIsOver("P4");

        // Then
        assertThat(Published.await("incident/pagerduty/P4", 2))
                .extracting(EventEnvelope::event)
                .satisfiesExactly(
                        opened ->
                                assertThat(((IncidentOpened) opened).openedAt()).isEqualTo("2026-11-20T16:00:00Z"),
                        resolved -> assertThat(((IncidentResolved) resolved).resolvedAt())
                                .isEqualTo("2026-11-20T16:40:00Z"));
    }

    @Test
    void service_without_another_name_is_called_as_pagerduty_calls_it() {
        deliver(event("P5", TRIGGERED, "16:00:01").replace("PF9KMXH", "PXXXXXX").replace("Web Shop", "checkout"));

        assertThat(((IncidentOpened) Published.await("incident/pagerduty/P5", 1)
                                .getFirst()
                                .event())
                        .service())
                .isEqualTo("checkout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pagey.ping", "incident.annotated", "incident.made-up", "service.updated"})
    void event_that_says_nothing_of_an_incidents_time_is_acknowledged_and_counted(String type) {
        double before = Deliver.counted("pagerduty", "ignored");

        deliver("{\"event\": {\"id\": \"E1\", \"event_type\": \"" + type + "\", \"resource_type\": \"pagey\","
                        + " \"occurred_at\": \"2026-11-20T16:00:00.000Z\", \"data\": {\"message\": \"Hello\"}}}")
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        assertThat(Deliver.counted("pagerduty", "ignored")).isEqualTo(before + 1);
    }

    @Test
    void one_of_several_signatures_is_enough() {
        String body = event("P6", TRIGGERED, "16:00:01");

        Deliver.json(body)
                .header(
                        "X-PagerDuty-Signature",
                        "v1=" + Deliver.hmac("the old one", body) + ",v1=" + Deliver.hmac(body))
                .post(PATH)
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));
    }

    @Test
    void wrong_signature_changes_nothing() throws SQLException {
        // Given
        double before = Deliver.counted("pagerduty", "untrusted");
        String body = event("P7", TRIGGERED, "16:00:01");

        // When
        Deliver.json(body)
                .header("X-PagerDuty-Signature", "v1=" + Deliver.hmac(body + " "))
                .post(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("next", containsString("PAVED_PAGERDUTY_WEBHOOK_SECRET"));

        // Then
        assertThat(Deliver.counted("pagerduty", "untrusted")).isEqualTo(before + 1);
        assertThat(Published.count("select count(*) from alert_incident where alert = 'P7'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "created_at":                       | "made_at":     | /event/data/created_at
            "title": "Requests to the shop fail" | "title": null | /event/data/title
            "occurred_at": "2026-11-20T16:00:01Z" | "occurred_at": "now" | /event/occurred_at
            "event_type":                       | "type":        | /event/event_type
            {                                   | [              | ''
            """)
    void payload_that_pagerduty_does_not_send_is_refused_with_where(String part, String instead, String pointer) {
        deliver(event("P8", TRIGGERED, "16:00:01").replace(part, instead))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void oversized_event_is_refused() {
        deliver("x".repeat(1024 * 1024 + 1)).then().statusCode(413);
    }

    private static Response deliver(String body) {
        return Deliver.json(body)
                .header("X-PagerDuty-Signature", "v1=" + Deliver.hmac(body))
                .post(PATH);
    }

    private static String event(String incident, String type, String at) {
        return Deliver.example("/pagerduty/incident.json")
                .replace("01DEN4HPBQAAAG05V5QQYBRZMF", UUID.randomUUID().toString())
                .replace("PGR0VU2", incident)
                .replace(TRIGGERED, type)
                .replace("16:00:01.000Z", at + "Z");
    }

    /** Lets the time pass in which the incident might be reopened. */
    private static void quietIsOver(String incident) throws SQLException {
        Published.execute(
                "update alert_incident set tell_at = now() where tell_at is not null and alert = '" + incident + "'");
    }
}
