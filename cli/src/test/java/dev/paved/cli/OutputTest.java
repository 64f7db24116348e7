package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final String ITEM = """
            {"service":"hello","environment":"production","version":"0.1.0","commit":"abc1234","health":"healthy",\
            "url":"http://localhost:8080/apps/production/hello","deployedAt":"2026-01-01T23:58:30Z","deployedBy":"ada",\
            "instances":[{"pid":12,"port":4000,"health":"healthy"}],"inProgress":null,"lastFailure":null}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @BeforeEach
    void serve() {
        String status = "{\"service\":\"hello\",\"items\":[" + ITEM + "]}";
        platform.on("GET /api/deployments/status/hello", json(200, status))
                .on("GET /api/deployments/status/hello?environment=production", json(200, status))
                .on("GET /api/deployments/status/hello?environment=staging", json(200, "{\"items\":[]}"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void table_of_a_list() {
        assertThat(run("status", "hello").out()).isEqualTo("""
                        ENVIRONMENT   VERSION   HEALTH    SINCE   BY    URL
                        production    0.1.0     healthy   1m30s   ada   http://localhost:8080/apps/production/hello
                        """);
    }

    @Test
    void table_of_services_by_environments() {
        platform.on("GET /api/deployments/status", json(200, """
                {"items":[
                 {"service":"api","environment":"pr-1","environmentType":"preview","version":"9","health":"healthy"},
                 {"service":"api","environment":"production","environmentType":"production","version":"0.1.0",
                  "health":"unhealthy","lastFailure":{"version":"0.2.0","status":"failed"}},
                 {"service":"api","environment":"staging","environmentType":"staging","version":"0.2.0",
                  "health":"healthy","inProgress":{"version":"0.3.0"}},
                 {"service":"web","environment":"staging","environmentType":"staging","version":null,
                  "health":"none","inProgress":{"version":"1.0.0"}}],"nextCursor":null}"""));

        var result = run("status");

        assertThat(result.out()).isEqualTo("""
                        SERVICE   production               staging
                        api       0.1.0 unhealthy !0.2.0   0.2.0 -> 0.3.0
                        web       -                        -> 1.0.0
                        """);
        assertThat(result.err())
                .contains("-> is being rolled out")
                .contains("1 in previews left out: platform preview list");
    }

    @Test
    void nothing_is_anywhere() {
        platform.on("GET /api/deployments/status", json(200, "{\"items\":[],\"nextCursor\":null}"));

        assertThat(run("status").err()).isEqualTo("Nothing is deployed anywhere.\n");
    }

    @Test
    void words_of_an_object() {
        assertThat(run("status", "hello", "--env", "production").out()).isEqualTo("""
                        Service:       hello
                        Environment:   production
                        Version:       0.1.0
                        Commit:        abc1234
                        Health:        healthy
                        URL:           http://localhost:8080/apps/production/hello
                        Deployed:      1m30s ago by ada
                        Instance:      pid 12 on port 4000, healthy
                        """);
    }

    @Test
    void hold_is_told_with_who_and_since_when_and_why() {
        String held = ITEM.replace(
                "\"lastFailure\":null",
                "\"hold\":{\"undone\":\"0.2.0\",\"by\":\"bob\",\"restored\":\"0.1.0\",\"since\":\"2026-01-01T23:58:30Z\","
                        + "\"because\":\"incident/7\"}");
        platform.on("GET /api/deployments/status/held?environment=production", json(200, "{\"items\":[" + held + "]}"))
                .on("GET /api/deployments/status", json(200, "{\"items\":[" + held + "],\"nextCursor\":null}"));

        assertThat(run("status", "held", "--env", "production").out())
                .contains("rolled back from 0.2.0 to 0.1.0 by bob 1m30s ago (incident/7); automation deploys nothing")
                .contains("platform release-hold hello --env production --reason REASON");
        assertThat(run("status").out()).contains("0.1.0 held");
    }

    @Test
    void what_waits_in_line_is_told() {
        String waits = ITEM.replace(
                "\"inProgress\":null",
                "\"inProgress\":{\"version\":\"0.2.0\",\"operation\":\"dep-1\"},\"queued\":{\"version\":\"0.3.0\",\"by\":\"bob\","
                        + "\"since\":\"2026-01-01T23:58:30Z\",\"operation\":\"dep-2\"}");
        platform.on(
                        "GET /api/deployments/status/waits?environment=production",
                        json(200, "{\"items\":[" + waits + "]}"))
                .on("GET /api/deployments/status", json(200, "{\"items\":[" + waits + "],\"nextCursor\":null}"));

        assertThat(run("status", "waits", "--env", "production").out())
                .contains("Waits in line:   0.3.0 by bob for 1m30s (platform operation wait dep-2)");
        assertThat(run("status").out()).contains("0.1.0 -> 0.2.0 then 0.3.0");
    }

    @Test
    void hold_is_released_with_a_reason() {
        platform.on("POST /api/deployments/release-hold", json(200, """
                {"service":"hello","environment":"production","releasedBy":"ada","reason":"It was the disk",
                 "hold":{"undone":"0.2.0","by":"bob","restored":"0.1.0","since":"2026-01-01T23:58:30Z"}}"""));

        assertThat(run("release-hold", "hello", "--env", "production", "--reason", "It was the disk")
                        .out())
                .isEqualTo("hello is not held in production any more: automation deploys there again."
                        + " bob had rolled it back to 0.1.0.\n");
        assertThat(run("release-hold", "hello", "--env", "production").exit()).isEqualTo(2);
    }

    @Test
    void environment_with_what_was_seen_of_it() {
        platform.on("GET /api/environments/pr-1", json(200, """
                {"name":"pr-1","type":"preview","phase":"provisioning","owner":"ada","target":"kubernetes",
                 "message":"not ready yet: the service api: ImagePullBackOff","createdAt":"2026-01-01T23:58:30Z",
                 "expiresAt":null,"services":[{"name":"api","image":"myorg/api:1","ready":false,
                 "reason":"ImagePullBackOff","url":"http://api.pr-1.example.com"}],
                 "conditions":[{"type":"Ready","status":"False","reason":"ImagePullBackOff","message":"the service api",
                 "since":"2026-01-01T23:59:00Z"}]}"""));
        assertThat(run("env", "show", "pr-1").out()).isEqualTo("""
                        Name:      pr-1
                        Type:      preview
                        Phase:     provisioning
                        Message:   not ready yet: the service api: ImagePullBackOff
                        Target:    kubernetes
                        Owner:     ada
                        Created:   2026-01-01T23:58:30Z
                        Expires:   never

                        SERVICE   IMAGE         READY   REASON             URL
                        api       myorg/api:1   no      ImagePullBackOff   http://api.pr-1.example.com

                        CONDITION   STATUS   SINCE   REASON             MESSAGE
                        Ready       False    1m      ImagePullBackOff   the service api
                        """);
    }

    @Test
    void json_of_an_object_has_its_members_at_the_top() {
        assertThat(run("status", "hello", "--env", "production", "-o", "json").out())
                .startsWith("""
                        {
                          "apiVersion": "paved.dev/v1",
                          "service": "hello",
                          "environment": "production",
                          "version": "0.1.0",
                        """)
                .contains(
                        "\n  \"health\": \"healthy\",\n  \"url\": \"http://localhost:8080/apps/production/hello\",\n");
    }

    @Test
    void yaml_of_a_list() {
        assertThat(run("-o", "yaml", "status", "hello").out()).isEqualTo("""
                        apiVersion: paved.dev/v1
                        items:
                          - service: hello
                            environment: production
                            version: "0.1.0"
                            commit: abc1234
                            health: healthy
                            url: http://localhost:8080/apps/production/hello
                            deployedAt: "2026-01-01T23:58:30Z"
                            deployedBy: ada
                            instances:
                              - pid: 12
                                port: 4000
                                health: healthy
                            inProgress: null
                            lastFailure: null
                        """);
    }

    @Test
    void not_deployed_there_is_not_found() {
        var result = run("status", "hello", "--env", "staging");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("next: platform deploy hello --env staging --version VERSION");
    }

    @Test
    void colours_are_for_terminals_without_no_color() {
        // Given
        Terminal terminal = new Terminal(true, true, true);

        // When
        var coloured = Typed.at(platform, home).on(terminal).run("status", "hello");
        var plain = Typed.at(platform, home).on(terminal).with("NO_COLOR", "1").run("status", "hello");

        // Then
        assertThat(coloured.out()).contains("\u001b[32mhealthy\u001b[0m");
        assertThat(plain.out()).doesNotContain("\u001b");
    }

    @Test
    void lists_are_read_page_after_page() {
        // Given
        platform.on("GET /api/services", json(200, "{\"items\":[{\"name\":\"a\"}],\"nextCursor\":\"x y\"}"))
                .on("GET /api/services?cursor=x%20y", json(200, "{\"items\":[{\"name\":\"b\"}],\"nextCursor\":null}"));

        // When
        var result = run("service", "list");

        // Then
        assertThat(result.out().lines().map(line -> line.substring(0, 1))).containsExactly("N", "a", "b");
    }

    private Typed.Result run(String... arguments) {
        return Typed.at(platform, home).at(NOW).run(arguments);
    }
}
