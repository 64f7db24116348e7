package dev.paved.cli;

import static dev.paved.cli.FakePlatform.brokenEvents;
import static dev.paved.cli.FakePlatform.event;
import static dev.paved.cli.FakePlatform.events;
import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    private static final List<String> KEEPERS = List.of("catalog", "provisioner", "deployer", "integrations");
    private static final String HELD = """
            {"consumer":"releases","event":"0198","key":"hello","type":"service.created","status":"parked","attempts":8,\
            "error":"no such column","since":"2026-01-01T00:00:00Z"}""";
    private static final String PAST = "GET /api/events?from=beginning&follow=false";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void each_event_is_a_line() {
        // Given
        platform.on(PAST, events(": hello\n\n", event("0-1", envelope("1")), event("0-2", envelope("2"))));

        // When
        var words = Typed.at(platform, home).run("events");
        var json = Typed.at(platform, home).run("events", "-o", "json");

        // Then
        assertThat(words.exit()).isZero();
        assertThat(words.out().lines())
                .hasSize(2)
                .first()
                .isEqualTo("2026-01-01T00:00:00Z  service.created           service/hello  service=hello  by ada");
        assertThat(json.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"apiVersion\":\"paved.dev/v1\",\"id\":"));
    }

    @Test
    void broken_stream_goes_on_after_the_last_position() {
        // Given
        platform.on(
                PAST,
                brokenEvents(event("0-1", envelope("1")), "id: 0-7\n: here so far\n\n"),
                events(event("0-2", envelope("2"))));

        // When
        var result = Typed.at(platform, home).run("events");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).hasSize(2);
        assertThat(platform.received(PAST).getLast().header("Last-event-id")).isEqualTo("0-7");
    }

    @Test
    void stream_that_stays_refused_is_given_up_with_what_the_server_says() {
        // Given
        platform.on(PAST, json(503, "{\"title\":\"Too many streams\",\"detail\":\"All 64 streams are in use.\"}"));

        // When
        var result =
                Typed.at(platform, home).with("PLATFORM_RETRY_FOR", "300ms").run("events");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("All 64 streams are in use.");
        assertThat(platform.received(PAST)).hasSizeGreaterThan(1);
    }

    @Test
    void filters_are_the_servers() {
        // Given
        platform.on("GET /api/events?from=2026-01-01T00%3A00%3A00Z&type=a.b&service=hello&follow=false", events());

        // When
        var result = Typed.at(platform, home)
                .run("events", "--from", "2026-01-01T00:00:00Z", "--type", "a.b", "--service", "hello");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEmpty();
    }

    @Test
    void how_long_ago_is_a_time() {
        platform.on("GET /api/events?from=2026-11-20T14%3A00%3A00Z&follow=false", events());

        var result = Typed.at(platform, home)
                .at(Instant.parse("2026-11-20T16:00:00Z"))
                .run("events", "--from", "2h");

        assertThat(result.exit()).isZero();
    }

    @Test
    void held_events_are_listed_with_who_holds_them_and_why() {
        // Given
        nothingHeld();
        platform.on("GET /api/inbox/deployer", json(200, "{\"items\":[" + HELD + "]}"));

        // When
        var table = Typed.at(platform, home)
                .at(Instant.parse("2026-01-01T00:05:00Z"))
                .run("events", "held");
        var json = Typed.at(platform, home).run("events", "held", "-o", "json");

        // Then
        assertThat(table.exit()).isZero();
        assertThat(table.out()).isEqualTo("""
                SERVICE    CONSUMER   TYPE              KEY     STATUS   ATTEMPTS   SINCE   ERROR
                deployer   releases   service.created   hello   parked   8          5m      no such column
                """);
        assertThat(json.out()).contains("\"service\": \"deployer\",").contains("\"event\": \"0198\",");
    }

    @Test
    void nothing_held_is_said_so() {
        // Given
        nothingHeld();

        // When
        var result = Typed.at(platform, home).run("events", "held");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("Every event was handled.\n");
    }

    @Test
    void held_events_are_tried_again_by_whoever_holds_them() {
        // Given
        for (String keeper : KEEPERS) {
            platform.on("POST /api/inbox/" + keeper + "/replay", json(200, "{\"events\":1}"));
        }

        // When
        var result = Typed.at(platform, home).run("events", "replay");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("4 events are tried again");
        assertThat(KEEPERS)
                .allSatisfy(keeper -> assertThat(platform.received("POST /api/inbox/" + keeper + "/replay"))
                        .singleElement()
                        .satisfies(request ->
                                assertThat(request.header("Idempotency-key")).hasSize(36)));
    }

    private void nothingHeld() {
        KEEPERS.forEach(keeper -> platform.on("GET /api/inbox/" + keeper, json(200, "{\"items\":[]}")));
    }

    private static String envelope(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"dev.paved.service.created.v1\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"subject\":\"service/hello\",\"actor\":\"ada\",\"data\":{\"service\":\"hello\"}}";
    }
}
