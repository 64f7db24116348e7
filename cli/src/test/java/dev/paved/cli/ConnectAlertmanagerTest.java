package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.Standings.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectAlertmanagerTest {
    private static final String NOW = "2026-11-20T16:00:00Z";
    private static final String ALERTMANAGER = "GET /api/integrations/alertmanager";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static FakePlatform.Reaction alertmanager(String url, String test, int accepted, int refused) {
        return json(200, """
                {"payloadUrl":"%s/api/webhooks/alertmanager","configuration":"route:\\n  receiver: people\\n",
                 "testLabel":"paved_connection_test","lastTest":%s,"standing":%s}""".formatted(
                url, test, standing("alertmanager", accepted == 0 ? "silent" : "connected", accepted, refused)));
    }

    @Test
    void what_has_no_secret_is_not_connected() {
        platform.on(ALERTMANAGER, json(200, "{\"standing\":" + standing("alertmanager", "not-configured", 0, 0) + "}"));

        var result = Typed.at(platform, home).run("connect", "alertmanager");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("A System can't be connected", "next: set THE_SECRET in the environment of integrations-svc");
    }

    @Test
    void test_alert_is_sent_and_awaited() {
        // Given
        platform.on("POST /api/v2/alerts", json(200, "")).on(ALERTMANAGER, exchange -> {
            String id = platform.received("POST /api/v2/alerts").stream()
                    .map(request -> request.body().replaceAll("(?s).*\"paved_connection_test\":\"([^\"]+)\".*", "$1"))
                    .findFirst()
                    .orElse("none");
            alertmanager("https://a.test", "{\"id\":\"" + id + "\"}", 4, 3).to(exchange);
        });

        // When
        var result = Typed.at(platform, home)
                .at(Instant.parse(NOW))
                .run("connect", "alertmanager", "--alertmanager", platform.url());

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("add this to its configuration", "route:\n  receiver: people\n");
        assertThat(result.out())
                .isEqualTo("Alertmanager is connected: the test alert arrived\n"
                        + "3 refused, last at 2026-11-20T15:00:00Z: compare the secrets\n");
        assertThat(platform.received("POST /api/v2/alerts")).singleElement().satisfies(request -> {
            assertThat(request.body())
                    .startsWith("[{\"labels\":{\"alertname\":\"PavedConnectionTest\"")
                    .contains("\"endsAt\":\"2026-11-20T16:01:00Z\"")
                    .doesNotContain("severity");
            assertThat(request.header("Authorization")).isEmpty();
        });
    }

    @Test
    void any_delivery_will_do_without_an_alertmanager_to_ask() {
        platform.on(
                ALERTMANAGER,
                alertmanager("https://a.test", "null", 4, 0),
                alertmanager("https://a.test", "null", 4, 0),
                alertmanager("https://a.test", "null", 5, 0));

        var result = Typed.at(platform, home).run("connect", "alertmanager");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("Alertmanager is connected: it delivered at 2026-11-20T15:55:00Z\n");
    }

    @Test
    void alertmanager_with_another_secret_is_told() {
        platform.on(
                ALERTMANAGER,
                alertmanager("https://a.test", "null", 0, 2),
                alertmanager("https://a.test", "null", 0, 3));

        var result = Typed.at(platform, home).run("connect", "alertmanager", "--timeout", "1ms");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "No delivery arrived within 0s.",
                        "Nothing that it delivered was accepted yet.",
                        "3 refused, last at 2026-11-20T15:00:00Z: compare the secrets",
                        "next: put the secret of the platform into the file of credentials_file");
    }

    @Test
    void alertmanager_that_says_nothing_may_still() {
        platform.on(ALERTMANAGER, alertmanager("http://localhost:8080", "null", 4, 0));

        var result = Typed.at(platform, home).run("connect", "alertmanager", "--timeout", "1ms", "-o", "json");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.out()).contains("\"arrived\": false", "\"configuration\": \"route:");
        assertThat(result.err())
                .contains(
                        "warning: this address leads each machine to itself",
                        "The last delivery that was accepted came at 2026-11-20T15:55:00Z.");
    }

    @Test
    void alertmanager_that_is_not_there_is_told_and_nothing_awaited() {
        platform.on(ALERTMANAGER, alertmanager("https://a.test", "null", 4, 0));

        var result = Typed.at(platform, home).run("connect", "alertmanager", "--alertmanager", "http://localhost:1");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("No Alertmanager answers at http://localhost:1.");
        assertThat(platform.received(ALERTMANAGER)).hasSize(1);
    }

    @Test
    void url_of_alertmanager_that_is_none_is_told_before_anything_is_asked() {
        var result = Typed.at(platform, home).run("connect", "alertmanager", "--alertmanager", "localhost:9093");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("'localhost:9093' is no server URL.");
    }
}
