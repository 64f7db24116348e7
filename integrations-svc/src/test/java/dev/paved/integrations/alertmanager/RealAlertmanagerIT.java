package dev.paved.integrations.alertmanager;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Alertmanager itself, configured as the documentation says. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class RealAlertmanagerIT {
    private static final String OF_TILL = "from alert_incident where service = 'real-till' and incident is not null";

    @Test
    void alert_that_fires_and_ends_is_an_incident(@TempDir Path folder) throws IOException, SQLException {
        Instant began = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        Instant ended = began.plusSeconds(30);
        try (RealAlertmanager alertmanager = RealAlertmanager.start(folder)) {
            // When
            alertmanager.tell(alert("\"startsAt\": \"" + began + "\""));
            await("select count(*) " + OF_TILL + " and ended_at is null");
            alertmanager.tell(alert("\"startsAt\": \"" + began + "\", \"endsAt\": \"" + ended + "\""));
            await("select count(*) " + OF_TILL + " and ended_at is not null");
            Published.execute("update alert_incident set tell_at = now() where service = 'real-till'");
            await("select count(*) from outbox where key = 'real-till' and headers like '%incident.resolved%'");
        }

        // Then
        String subject = "incident/" + incident();
        assertThat(Published.await(subject, 2))
                .extracting(envelope -> envelope.event())
                .containsExactly(
                        new IncidentOpened(
                                incident(),
                                "real-till",
                                "production",
                                "The till is shut",
                                "critical",
                                began,
                                null,
                                null,
                                null),
                        new IncidentResolved(incident(), "real-till", "production", ended));
    }

    @Test
    void test_of_the_connection_arrives_and_is_no_incident(@TempDir Path folder) throws IOException, SQLException {
        // Given
        String label = look().getString("testLabel");
        long incidents = Published.count("select count(*) from alert_incident");
        try (RealAlertmanager alertmanager = RealAlertmanager.start(folder)) {
            // When
            alertmanager.tell("""
                    {"labels": {"alertname": "PavedConnectionTest", "%s": "one", "severity": "page", "service": "real-test"}}""".formatted(label));

            // Then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> "one".equals(look().getString("lastTest.id")));
        }
        assertThat(Published.count("select count(*) from alert_incident")).isEqualTo(incidents);
        Awaitility.await().until(() -> look().getString("standing.state").equals("connected"));
    }

    @Test
    void configuration_names_the_address_that_is_asked_for() {
        assertThat(look().getString("configuration")).contains("url: https://a.test/paved/api/webhooks/alertmanager\n");
    }

    private static JsonPath look() {
        return as("ada", IntegrationsStack.OPERATORS)
                .queryParam("url", "https://a.test/paved/")
                .get("/api/integrations/alertmanager")
                .jsonPath();
    }

    private static String alert(String times) {
        return """
                {"labels": {"alertname": "TillShut", "service": "real-till", "environment": "production",
                            "severity": "critical"},
                 "annotations": {"summary": "The till is shut"}, %s}""".formatted(times);
    }

    private static void await(String query) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Published.count(query) == 1);
    }

    private static String incident() throws SQLException {
        return Published.text("select incident " + OF_TILL);
    }
}
