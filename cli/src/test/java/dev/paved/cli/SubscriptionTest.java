package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
    private static final String SUBSCRIPTION = """
            {"id":"s-1","team":"group:default/payments","url":"https://hook.test/in","filter":{"types":%s,"service":null,
             "team":null,"environment":%s,"outcome":null},"status":"%s","reason":%s,"failingSince":null,
             "previousSecretUntil":"2026-01-02T12:00:00Z","createdBy":"ada","createdAt":"2026-01-01T12:00:00Z"%s}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String subscription(String more) {
        return SUBSCRIPTION.formatted("[\"deployment.*\"]", "\"production\"", "active", "null", more);
    }

    @Test
    void subscription_is_made_as_it_was_typed_and_its_secret_shown() {
        // Given
        platform.on("POST /api/subscriptions", json(201, subscription(",\"secret\":\"whsec_abc\"")));

        // When
        var result = Typed.at(platform, home)
                .run(
                        "subscription",
                        "create",
                        "--team",
                        "payments",
                        "--url",
                        "https://hook.test/in",
                        "--type",
                        "deployment.*,service.retired",
                        "--env",
                        "production");

        // Then
        assertThat(result.out())
                .isEqualTo("s-1 sends deployment.* (environment production) to https://hook.test/in\n"
                        + "its signing secret, which is never shown again: whsec_abc\n");
        assertThat(platform.received("POST /api/subscriptions").getFirst().body())
                .contains(
                        "\"team\":\"payments\"",
                        "\"url\":\"https://hook.test/in\"",
                        "\"types\":[\"deployment.*\",\"service.retired\"]",
                        "\"environment\":\"production\"")
                .doesNotContain("service\":", "outcome");
    }

    @Test
    void channel_of_slack_is_told_with_how_to_try_it() {
        // Given
        platform.on(
                "POST /api/subscriptions",
                json(201, subscription(",\"slack\":\"C0123ABCD\"").replace("\"https://hook.test/in\"", "null")));

        // When
        var result =
                Typed.at(platform, home).run("subscription", "create", "--team", "payments", "--slack", "C0123ABCD");

        // Then
        assertThat(result.out())
                .isEqualTo("s-1 sends deployment.* (environment production) to Slack C0123ABCD\n"
                        + "see whether it gets there with: platform subscription test s-1\n");
        assertThat(platform.received("POST /api/subscriptions").getFirst().body())
                .contains("\"slack\":\"C0123ABCD\"")
                .doesNotContain("\"url\"");
    }

    @Test
    void where_events_go_is_said_once() {
        assertThat(Typed.at(platform, home)
                        .run("subscription", "create", "--team", "payments")
                        .exit())
                .isEqualTo(2);
        assertThat(Typed.at(platform, home)
                        .run("subscription create --team payments --url https://hook.test --slack C0123ABCD".split(" "))
                        .exit())
                .isEqualTo(2);
        assertThat(platform.received("POST /api/subscriptions")).isEmpty();
    }

    @Test
    void secret_that_got_lost_with_its_answer_is_told() {
        platform.on("POST /api/subscriptions", json(201, subscription("")));

        assertThat(Typed.at(platform, home)
                        .run("subscription", "create", "--team", "payments", "--url", "https://hook.test/in")
                        .out())
                .contains("make another with: platform subscription rotate s-1");
    }

    @Test
    void list_shows_what_is_sent_where() {
        // Given
        platform.on(
                "GET /api/subscriptions?team=payments",
                json(
                        200,
                        "{\"items\":["
                                + SUBSCRIPTION.formatted("[]", "null", "disabled", "\"The receiver is gone.\"", "")
                                + "]}"));

        // When
        var result = Typed.at(platform, home).run("subscription", "list", "--team", "payments");

        // Then
        assertThat(result.out())
                .contains(
                        "SUBSCRIPTION",
                        "s-1",
                        "group:default/payments",
                        "disabled",
                        "all events",
                        "https://hook.test/in");
    }

    @Test
    void show_has_the_attempts() {
        // Given
        platform.on(
                "GET /api/subscriptions/s-1",
                json(
                        200,
                        "{\"subscription\":" + subscription("") + ",\"deliveries\":{\"pending\":2,\"delivered\":7},"
                                + "\"nextAttemptAt\":\"2026-01-01T12:05:00Z\","
                                + "\"attempts\":[{\"at\":\"2026-01-01T12:00:01Z\",\"event\":\"e-1\",\"type\":\"t.v1\","
                                + "\"delivered\":false,\"status\":500,\"durationMs\":12,\"excerpt\":\"oops\"}]}"));

        // When
        var result = Typed.at(platform, home).run("subscription", "show", "s-1");

        // Then
        assertThat(result.out())
                .containsPattern("Waiting: +2\n")
                .containsPattern("Next attempt: +2026-01-01T12:05:00Z\n")
                .containsPattern("Delivered: +7\n")
                .containsPattern("2026-01-01T12:00:01Z +t.v1 +e-1 +failed, 500 after 12 ms +oops");
    }

    @Test
    void test_that_failed_exits_with_1() {
        platform.on(
                "POST /api/subscriptions/s-1/test",
                json(
                        200,
                        "{\"delivered\":false,\"status\":null,\"durationMs\":3,\"excerpt\":\"No answer: Connection refused.\"}"));

        var result = Typed.at(platform, home).run("subscription", "test", "s-1");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("failed after 3 ms: No answer: Connection refused.\n");
    }

    @Test
    void answer_without_words_leaves_no_colon() {
        platform.on(
                "POST /api/subscriptions/s-1/test",
                json(200, "{\"delivered\":true,\"status\":204,\"durationMs\":3,\"excerpt\":\"\"}"));

        assertThat(Typed.at(platform, home).run("subscription", "test", "s-1").out())
                .isEqualTo("delivered, 204 after 3 ms\n");
    }

    @Test
    void test_that_arrived_exits_with_0() {
        platform.on(
                "POST /api/subscriptions/s-1/test",
                json(200, "{\"delivered\":true,\"status\":204,\"durationMs\":3,\"excerpt\":\"\"}"));

        var result = Typed.at(platform, home).run("subscription", "test", "s-1");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("delivered, 204 after 3 ms");
    }

    @Test
    void replay_of_nothing_says_so() {
        platform.on(
                "POST /api/subscriptions/s-1/replay",
                json(
                        202,
                        "{\"id\":\"int-1\",\"kind\":\"subscription.replay\",\"status\":\"succeeded\",\"steps\":[],"
                                + "\"result\":{\"events\":0}}"));

        assertThat(Typed.at(platform, home)
                        .run("subscription", "replay", "s-1", "--from", "2h")
                        .out())
                .isEqualTo("Nothing is sent again: since then nothing happened that it wants, or it waits already.\n");
    }

    @Test
    void replay_is_waited_for() {
        // Given
        platform.on(
                "POST /api/subscriptions/s-1/replay",
                json(
                        202,
                        "{\"id\":\"int-1\",\"kind\":\"subscription.replay\",\"status\":\"succeeded\",\"steps\":[],"
                                + "\"result\":{\"events\":3}}"));

        // When
        var result = Typed.at(platform, home).run("subscription", "replay", "s-1", "--from", "2h");

        // Then
        assertThat(result.out())
                .isEqualTo("3 events are in line; see them arrive with: platform subscription show s-1\n");
        assertThat(platform.received("POST /api/subscriptions/s-1/replay")
                        .getFirst()
                        .body())
                .contains("\"from\":\"2h\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause | s-1 is paused; go on with: platform subscription resume s-1",
                "resume | s-1 is active",
                "rotate | s-1 is signed with the old secret too until 2026-01-02T12:00:00Z"
            })
    void commands_say_what_they_did(String command, String words) {
        platform.on("POST /api/subscriptions/s-1/" + command, json(200, subscription(",\"secret\":\"whsec_abc\"")));

        assertThat(Typed.at(platform, home).run("subscription", command, "s-1").out())
                .startsWith(words + "\n");
    }

    @Test
    void deletion_asks_first() {
        // Given
        platform.on("DELETE /api/subscriptions/s-1", json(200, subscription("")));

        // Then
        assertThat(Typed.at(platform, home).run("subscription", "delete", "s-1").exit())
                .isEqualTo(2);
        assertThat(Typed.at(platform, home)
                        .run("subscription", "delete", "s-1", "--yes")
                        .out())
                .isEqualTo("s-1 is gone\n");
    }
}
