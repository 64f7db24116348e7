package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.Standings.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectTest {
    private static final String NOW = "2026-11-20T16:00:00Z";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static FakePlatform.Reaction github(String url, boolean hasToken, String ping, int refused) {
        return json(200, """
                {"place":"acme/shop","payloadUrl":"%s/api/webhooks/github","contentType":"application/json",
                 "events":["push","issues"],"page":"https://github.com/acme/shop/settings/hooks/new","hasToken":%s,
                 "lastPingAt":%s,"standing":%s}""".formatted(url, hasToken, ping, standing("github", "silent", 0, refused)));
    }

    private static FakePlatform.Reaction github(boolean hasToken, String ping) {
        return github("https://paved.example.com", hasToken, ping, 0);
    }

    private static FakePlatform.Reaction alertmanager(String url, String test, int accepted, int refused) {
        return json(200, """
                {"payloadUrl":"%s/api/webhooks/alertmanager","configuration":"route:\\n  receiver: people\\n",
                 "testLabel":"paved_connection_test","lastTest":%s,"standing":%s}""".formatted(
                url, test, standing("alertmanager", accepted == 0 ? "silent" : "connected", accepted, refused)));
    }

    @Test
    void list_says_how_far_each_is_and_what_comes_next() {
        // Given
        platform.on(
                "GET /api/integrations",
                json(
                        200,
                        "{\"items\":[" + standing("github", "connected", 5, 3) + ","
                                + standing("alertmanager", "silent", 0, 0) + "," + standing("jira", "silent", 0, 0)
                                + ","
                                + standing("gitlab", "not-configured", 0, 0) + "]}"));

        // When
        var result = Typed.at(platform, home).at(Instant.parse(NOW)).run("connect");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .containsPattern("github +connected +5m ago \\(push\\) +3, last 1h ago \\(untrusted\\) +-\n")
                .containsPattern("alertmanager +nothing received +- +- +platform connect alertmanager\n")
                .containsPattern("jira +nothing received +- +- +let it deliver to /api/webhooks/jira\n")
                .containsPattern("gitlab +not configured +- +- +set THE_SECRET\n");
    }

    @Test
    void list_is_for_programs_too() {
        platform.on("GET /api/integrations", json(200, "{\"items\":[" + standing("github", "connected", 5, 3) + "]}"));

        assertThat(Typed.at(platform, home).run("connect", "-o", "json").out())
                .contains("\"apiVersion\": \"paved.dev/v1\"", "\"state\": \"connected\"", "\"refused\": 3");
    }
}
