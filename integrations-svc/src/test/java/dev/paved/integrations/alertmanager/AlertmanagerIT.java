package dev.paved.integrations.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class AlertmanagerIT {
    private static final String PATH = "/api/webhooks/alertmanager";
    private static final String BEGAN = "2026-11-20T16:00:00.123456789Z";
    private static final Instant TOLD = Instant.parse("2026-11-20T16:00:00.123456Z");

    @Test
    void alert_is_an_incident_from_its_beginning_to_its_end() throws SQLException {
        // Given
        Published.service("shop", "acme/shop");

        // When
        notify(firing("f1")).then().statusCode(202).body("status", equalTo("accepted"));
        notify(resolved("f1", "2026-11-20T16:20:00Z")).then().body("alerts[0].outcome", equalTo("ending"));
        quietIsOver("f1");

        // Then
        assertThat(Published.await(subject("f1"), 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new IncidentOpened(
                                "alertmanager/f1@2026-11-20T16:00:00Z",
                                "shop",
                                "production",
                                "Requests to shop fail",
                                "page",
                                TOLD,
                                null,
                                null,
                                null),
                        new IncidentResolved(
                                "alertmanager/f1@2026-11-20T16:00:00Z",
                                "shop",
                                "production",
                                Instant.parse("2026-11-20T16:20:00Z")));
        assertThat(Published.await(subject("f1"), 2))
                .extracting(EventEnvelope::actor)
                .containsOnly("alertmanager");
    }

    @Test
    void repeated_notifications_change_nothing() throws SQLException {
        // Given
        double before =
                Deliver.sample("paved_integrations_alerts_total{outcome=\"unchanged\",source=\"alertmanager\"}");
        notify(firing("f2")).then().body("alerts[0].outcome", equalTo("opened"));

        // When
        notify(firing("f2")).then().statusCode(202).body("status", equalTo("ignored"));
        notify(resolved("f2", "2026-11-20T16:20:00Z"));
        notify(resolved("f2", "2026-11-20T16:20:00Z")).then().body("alerts[0].outcome", equalTo("unchanged"));
        quietIsOver("f2");
        Published.await(subject("f2"), 2);
        notify(resolved("f2", "2026-11-20T16:20:00Z")).then().body("alerts[0].outcome", equalTo("unchanged"));
        notify(firing("f2")).then().body("alerts[0].outcome", equalTo("unchanged"));

        // Then
        assertThat(Published.count("select count(*) from outbox where subject = '" + subject("f2") + "'"))
                .isEqualTo(2);
        assertThat(Deliver.sample("paved_integrations_alerts_total{outcome=\"unchanged\",source=\"alertmanager\"}"))
                .isEqualTo(before + 4);
    }

    @Test
    void peers_that_notify_at_once_open_one_incident() throws Exception {
        // Given
        List<Callable<Integer>> peers = Stream.generate(
                        () -> (Callable<Integer>) () -> notify(firing("f3")).statusCode())
                .limit(8)
                .toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(peers))
                    .extracting(AlertmanagerIT::result)
                    .containsOnly(202);
        }

        // Then
        assertThat(Published.count("select count(*) from outbox where subject = '" + subject("f3") + "'"))
                .isEqualTo(1);
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void end_that_comes_first_tells_the_whole_incident() throws SQLException {
        // When
        notify(resolved("f4", "2026-11-20T16:20:00Z")).then().body("alerts[0].outcome", equalTo("opened"));
        notify(firing("f4")).then().body("alerts[0].outcome", equalTo("unchanged"));
        quietIsOver("f4");

        // Then
        assertThat(Published.await(subject("f4"), 2))
                .extracting(EventEnvelope::event)
                .satisfiesExactly(
                        opened ->
                                assertThat(((IncidentOpened) opened).openedAt()).isEqualTo(TOLD),
                        resolved -> assertThat(((IncidentResolved) resolved).resolvedAt())
                                .isEqualTo("2026-11-20T16:20:00Z"));
    }

    @Test
    void flapping_alert_is_one_incident_until_its_last_end() throws SQLException {
        // When
        notify(firing("f5"));
        notify(resolved("f5", "2026-11-20T16:20:00Z"));
        notify(firing("f5").replace(BEGAN, "2026-11-20T16:25:00Z"))
                .then()
                .body("alerts[0].outcome", equalTo("reopened"));
        quietIsOver("f5");
        notify(resolved("f5", "2026-11-20T16:40:00Z").replace(BEGAN, "2026-11-20T16:25:00Z"))
                .then()
                .body("alerts[0].outcome", equalTo("ending"));
        quietIsOver("f5");

        // Then
        assertThat(Published.await(subject("f5"), 2))
                .extracting(EventEnvelope::event)
                .satisfiesExactly(
                        opened -> assertThat(opened).isInstanceOf(IncidentOpened.class),
                        resolved -> assertThat(((IncidentResolved) resolved).resolvedAt())
                                .isEqualTo("2026-11-20T16:40:00Z"));
    }

    @Test
    void alert_that_begins_again_after_its_end_was_told_is_another_incident() throws SQLException {
        // Given
        notify(firing("f6"));
        notify(resolved("f6", "2026-11-20T16:20:00Z"));
        quietIsOver("f6");
        Published.await(subject("f6"), 2);

        // When
        notify(firing("f6").replace(BEGAN, "2026-11-20T18:00:00Z")).then().body("alerts[0].outcome", equalTo("opened"));

        // Then
        Published.await("incident/alertmanager/f6@2026-11-20T18:00:00Z", 1);
    }

    @Test
    void only_alerts_that_opt_in_are_incidents() throws SQLException {
        // Given
        String warning = firing("f7").replace("\"severity\": \"page\"", "\"severity\": \"warning\"");
        String silent = firing("f8").replace("\"severity\": \"page\"", "\"level\": \"page\"");

        // Then
        for (String alert : List.of(warning, silent)) {
            notify(alert)
                    .then()
                    .statusCode(202)
                    .body("status", equalTo("ignored"))
                    .body("alerts[0].outcome", nullValue());
        }
        assertThat(Published.count("select count(*) from alert_incident where alert in ('f7', 'f8')"))
                .isZero();
    }

    @Test
    void service_that_the_catalog_does_not_know_is_told_as_the_alert_names_it() {
        notify(firing("f9").replace("\"service\": \"shop\"", "\"service\": \"nobody-knows\""));
        notify(firing("f10").replace("\"service\": \"shop\",", "").replace("\"environment\": \"production\",", ""));

        assertThat(opened("f9").service()).isEqualTo("nobody-knows");
        assertThat(opened("f10").service()).isNull();
        assertThat(opened("f10").environment()).isNull();
    }

    private static IncidentOpened opened(String fingerprint) {
        return (IncidentOpened)
                Published.await(subject(fingerprint), 1).getFirst().event();
    }

    @Test
    void truncated_group_is_taken_as_far_as_it_goes_and_counted() {
        // Given
        double before = Deliver.sample("paved_integrations_alerts_truncated_total");

        // When
        notify(firing("f11").replace("\"truncatedAlerts\": 0", "\"truncatedAlerts\": 3"))
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"))
                .body("truncated", equalTo(3));

        // Then
        assertThat(Deliver.sample("paved_integrations_alerts_truncated_total")).isEqualTo(before + 3);
    }

    @Test
    void large_group_is_taken_at_once() throws SQLException {
        // Given
        String group = firing("GROUP");
        String alert = group.substring(group.indexOf('[') + 1, group.indexOf(']'));
        String alerts = IntStream.range(0, 1_000)
                .mapToObj(i -> alert.replace("GROUP", "large-" + i))
                .collect(Collectors.joining(","));

        // When
        notify(group.replace(alert, alerts))
                .then()
                .statusCode(202)
                .body("alerts.outcome", everyItem(equalTo("opened")));

        // Then
        assertThat(Published.count("select count(*) from outbox where subject like 'incident/alertmanager/large-%'"))
                .isEqualTo(1_000);
    }

    @Test
    void times_may_be_in_any_zone() {
        notify(firing("f16").replace(BEGAN, "2026-11-20T17:00:00.123456789+01:00"))
                .then()
                .statusCode(202)
                .body("alerts[0].outcome", equalTo("opened"));

        assertThat(opened("f16").openedAt()).isEqualTo(TOLD);
    }

    @Test
    void one_bad_alert_keeps_the_whole_notification_out() throws SQLException {
        // Given
        String group = firing("f12");
        String alert = group.substring(group.indexOf('['), group.indexOf(']') + 1);
        String bad = alert.replace("\"status\": \"firing\"", "\"status\": \"sleeping\"")
                .replace("f12", "f13");
        String both = group.replace(alert, alert.replace("]", ",") + bad.substring(1));

        // When
        notify(both).then().statusCode(400);

        // Then
        assertThat(Published.count("select count(*) from alert_incident where alert in ('f12', 'f13')"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version": "4"                       | "version": "3"        | /version
            "fingerprint":                       | "print":              | /alerts/0/fingerprint
            "startsAt": "2026-11-20T16:00:00.123456789Z" | "startsAt": "today" | /alerts/0/startsAt
            """)
    void payload_that_alertmanager_does_not_send_is_refused_with_where(String part, String instead, String pointer) {
        double before = Deliver.counted("alertmanager", "unreadable");

        notify(firing("f14").replace(part, instead))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));

        assertThat(Deliver.counted("alertmanager", "unreadable")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "alert!", "{}"})
    void what_is_no_notification_is_refused(String body) {
        notify(body).then().statusCode(400).body("title", equalTo("Invalid payload"));
    }

    @Test
    void wrong_secret_changes_nothing() throws SQLException {
        // Given
        double before = Deliver.counted("alertmanager", "untrusted");

        // When
        Deliver.json(firing("f15"))
                .header("Authorization", "Bearer guessed")
                .post(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("title", equalTo("Wrong secret"))
                .body("next", containsString("PAVED_ALERTMANAGER_WEBHOOK_SECRET"));
        Deliver.json(firing("f15")).post(PATH).then().statusCode(401).body("detail", not(containsString("Secret to")));

        // Then
        assertThat(Published.count("select count(*) from alert_incident where alert = 'f15'"))
                .isZero();
        assertThat(Deliver.counted("alertmanager", "untrusted")).isEqualTo(before + 2);
    }

    @Test
    void oversized_notification_is_refused_before_it_is_read() {
        double before = Deliver.counted("alertmanager", "oversized");

        Deliver.json("x".repeat(10 * 1024 * 1024 + 1))
                .post(PATH)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");

        assertThat(Deliver.counted("alertmanager", "oversized")).isEqualTo(before + 1);
    }

    private static Response notify(String body) {
        return Deliver.bearing(PATH, body);
    }

    private static String firing(String fingerprint) {
        return Deliver.example("/alertmanager/notification.json").replace("0f3a5b7c9d1e2f40", fingerprint);
    }

    private static String resolved(String fingerprint, String at) {
        return firing(fingerprint)
                .replace("\"status\": \"firing\"", "\"status\": \"resolved\"")
                .replace("0001-01-01T00:00:00Z", at);
    }

    private static String subject(String fingerprint) {
        return "incident/alertmanager/" + fingerprint + "@2026-11-20T16:00:00Z";
    }

    /** Lets the time pass in which the alert might begin again. */
    private static void quietIsOver(String fingerprint) throws SQLException {
        Published.execute("update alert_incident set tell_at = now() where tell_at is not null and alert = '"
                + fingerprint + "'");
    }
}
