package dev.paved.cli;

import static dev.paved.cli.FakePlatform.brokenEvents;
import static dev.paved.cli.FakePlatform.drop;
import static dev.paved.cli.FakePlatform.event;
import static dev.paved.cli.FakePlatform.events;
import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static dev.paved.cli.FakePlatform.silentAfter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationWaitTest {
    private static final String DEPLOY = "POST /api/deployments";
    private static final String EVENTS = "GET /api/operations/dep-1/events";
    private static final String OPERATION = "GET /api/operations/dep-1";
    private static final String[] COMMAND = {"deploy", "hello", "--env", "production", "--version", "0.1.0"};

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void progress_goes_to_stderr_and_the_result_to_stdout() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending")))
                .on(EVENTS, events(event("1", operation("running")), event("2", operation("succeeded"))));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .isEqualTo("hello 0.1.0 runs in production at http://localhost/apps/production/hello\n");
        assertThat(result.err()).isEqualTo("checkout running\ncheckout succeeded: at v0.1.0\n");
    }

    @Test
    void a_command_carries_body_token_and_idempotency_key() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending"))).on(EVENTS, events(event("1", operation("succeeded"))));

        // When
        deploy("--because", "incident/42");

        // Then
        var request = platform.received(DEPLOY).getFirst();
        assertThat(request.body()).isEqualTo("""
                        {"service":"hello","environment":"production","version":"0.1.0","because":"incident/42"}""");
        assertThat(request.header("Authorization")).isEqualTo("Bearer secret-token");
        assertThat(request.header("Idempotency-key")).hasSize(36);
    }

    @Test
    void dropped_command_is_sent_again_with_the_same_key() {
        // Given
        platform.on(DEPLOY, drop(), problem(503, "\"detail\":\"restarting\""), json(202, operation("pending")))
                .on(EVENTS, events(event("1", operation("succeeded"))));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isZero();
        assertThat(platform.received(DEPLOY)).hasSize(3);
        assertThat(platform.received(DEPLOY).stream()
                        .map(request -> request.header("Idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void broken_stream_is_taken_up_again() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending")))
                .on(
                        EVENTS,
                        drop(),
                        brokenEvents(event("1", operation("running"))),
                        events(event("2", operation("succeeded"))))
                .on(OPERATION, problem(503, "\"detail\":\"restarting\""), drop(), json(200, operation("running")));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isZero();
    }

    @Test
    void without_events_it_asks() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending")))
                .on(OPERATION, json(200, operation("running")), json(200, operation("succeeded")));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isZero();
    }

    @Test
    void failed_operation_tells_reason_and_last_log_lines() {
        // Given
        String failed = operation("failed")
                .replace(
                        "\"error\":null",
                        "\"error\":{\"reason\":\"It never got healthy.\",\"next\":\"look\",\"log\":[\"boom\"]}");
        platform.on(DEPLOY, json(202, operation("pending"))).on(EVENTS, events(event("1", failed)));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("It never got healthy.")
                .contains("| boom")
                .contains("next: look");
    }

    @Test
    void deployment_that_was_rolled_back_exits_with_7() {
        // Given
        String failed = operation("failed")
                .replace("\"error\":null", "\"error\":{\"reason\":\"It ended.\"}")
                .replace("\"result\":{", "\"result\":{\"rolledBackTo\":\"0.0.9\",");
        platform.on(DEPLOY, json(202, operation("pending"))).on(EVENTS, events(event("1", failed)));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.err()).contains("failed and was rolled back").contains("It ended.");
    }

    @Test
    void deployment_that_was_cancelled_exits_with_2() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending"))).on(EVENTS, events(event("1", cancelled())));

        // When
        var result = deploy();

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("was cancelled").contains("Cancelled by bob.");
    }

    @Test
    void cancelling_waits_until_the_rollout_is_cancelled() {
        // Given
        platform.on("POST /api/deployments/cancel", json(202, operation("running")))
                .on(EVENTS, events(event("1", cancelled())));

        // When
        var result = Typed.at(platform, home).run("cancel", "hello", "--env", "production");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .isEqualTo("The rollout of hello 0.1.0 to production was cancelled by bob. 0.0.9 is what serves"
                        + " there.\n");
        assertThat(platform.received("POST /api/deployments/cancel").getFirst().body())
                .isEqualTo("{\"service\":\"hello\",\"environment\":\"production\"}");
    }

    @Test
    void cancelling_too_late_exits_with_1() {
        // Given
        platform.on("POST /api/deployments/cancel", json(202, operation("running")))
                .on(EVENTS, events(event("1", operation("succeeded"))));

        // When
        var result = Typed.at(platform, home).run("cancel", "hello", "--env", "production");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("too late to cancel: hello 0.1.0 runs in production")
                .contains("next: platform rollback hello --env production");
    }

    @Test
    void timeout_exits_with_6_and_says_how_to_look() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending")))
                .on(EVENTS, silentAfter(event("1", operation("running"))))
                .on(OPERATION, json(200, operation("running")));

        // When
        var result = deploy("--timeout", "600ms");

        // Then
        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("still running").contains("next: platform operation wait dep-1");
    }

    @Test
    void no_wait_prints_the_operation() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending")));

        // When
        var words = deploy("--no-wait");
        var json = deploy("--no-wait", "-o", "json");

        // Then
        assertThat(words.exit()).isZero();
        assertThat(words.out()).isEqualTo("dep-1\n");
        assertThat(json.out()).startsWith("{\n  \"apiVersion\": \"paved.dev/v1\",\n  \"id\": \"dep-1\",");
    }

    @Test
    void a_terminal_sees_one_live_line() {
        // Given
        platform.on(DEPLOY, json(202, operation("pending")))
                .on(EVENTS, events(event("1", operation("running")), event("2", operation("succeeded"))));

        // When
        var result = Typed.at(platform, home).on(new Terminal(true, true, true)).run(COMMAND);

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("\r\u001b[K").contains("\u001b[32mok\u001b[0m checkout: at v0.1.0");
    }

    private Typed.Result deploy(String... options) {
        String[] arguments =
                Stream.concat(Stream.of(COMMAND), Stream.of(options)).toArray(String[]::new);
        return Typed.at(platform, home).run(arguments);
    }

    private static String cancelled() {
        return operation("failed")
                .replace("\"error\":null", "\"error\":{\"reason\":\"Cancelled by bob.\"}")
                .replace("\"result\":{", "\"result\":{\"cancelledBy\":\"bob\",\"serving\":\"0.0.9\",");
    }

    private static String operation(String status) {
        String message = status.equals("succeeded") ? "\"at v0.1.0\"" : "null";
        String steps = status.equals("pending")
                ? ""
                : "{\"name\":\"checkout\",\"status\":\"%s\",\"message\":%s,\"startedAt\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(status, message);
        return "{\"id\":\"dep-1\",\"kind\":\"deployment.deploy\",\"subject\":\"service/hello\",\"status\":\"" + status
                + "\",\"steps\":[" + steps
                + "],\"result\":{\"service\":\"hello\",\"version\":\"0.1.0\",\"environment\":\"production\","
                + "\"url\":\"http://localhost/apps/production/hello\"},\"error\":null}";
    }
}
