package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectTest {
    private static final String NOW = "2026-11-20T16:00:00Z";
    private static final String UNTRUSTED = """
            {"outcome":"untrusted","count":3,"lastAt":"2026-11-20T15:00:00Z","reason":"compare the secrets"}""";
    private static final String GITHUB = "GET /api/integrations/github?place=acme%2Fshop";
    private static final String MAKE = "POST /api/integrations/github";
    private static final String LAST_PING = "POST /api/integrations/github/hooks/7/last-ping";
    private static final String ALERTMANAGER = "GET /api/integrations/alertmanager";

    private static final String BOT = """
            {"workspace":"Acme","url":"https://acme.slack.com/","bot":"paved"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String standing(String name, String state, int accepted, int refused) {
        return """
                {"name":"%s","system":"A System","state":"%s","path":"/api/webhooks/%s","secretVariable":"THE_SECRET",
                 "secretPlace":"its settings","accepted":%d,"lastAcceptedAt":%s,"lastAcceptedType":"push",
                 "refused":%d,"lastRefusedAt":%s,"refusals":[%s]}""".formatted(
                        name,
                        state,
                        name,
                        accepted,
                        accepted == 0 ? "null" : "\"2026-11-20T15:55:00Z\"",
                        refused,
                        refused == 0 ? "null" : "\"2026-11-20T15:00:00Z\"",
                        refused == 0 ? "" : UNTRUSTED);
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

    private static FakePlatform.Reaction made(String result, String doubles) {
        return json(
                200,
                "{\"place\":\"acme/shop\",\"hook\":7,\"result\":\"" + result + "\",\"doubles\":" + doubles
                        + ",\"lastPingAt\":null}");
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

    @Test
    void webhook_is_made_with_the_token_and_its_ping_awaited() {
        // Given
        platform.on(GITHUB, github(false, "null"), github(false, "null"), github(false, "\"" + NOW + "\""))
                .on(MAKE, made("created", "[]"));

        // When
        var result = Typed.at(platform, home).with("GITHUB_TOKEN", "ghp_mine").run("connect", "github", "acme/shop");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("acme/shop is connected: its ping arrived at " + NOW + "\n");
        assertThat(result.err())
                .contains(
                        "is to deliver to https://paved.example.com/api/webhooks/github: the platform makes it with your token",
                        "The webhook 7 is made, and GitHub was asked for a ping of it.",
                        "Waiting for its ping, for up to 2m")
                .doesNotContain("ghp_mine", "warning");
        assertThat(platform.received(MAKE))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).isEqualTo("{\"place\":\"acme/shop\",\"token\":\"ghp_mine\"}"));
    }

    @Test
    void webhook_that_was_there_is_corrected_and_doubles_are_told() {
        platform.on(GITHUB, github(true, "null"), github(true, "\"" + NOW + "\""))
                .on(MAKE, made("corrected", "[8,9]"));

        var result = Typed.at(platform, home).run("connect", "github", "acme/shop");

        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains(
                        "the platform makes it with a token of its own",
                        "The webhook 7 is there already, and is corrected",
                        "which let everything come again: 8, 9. Delete them on GitHub.");
        assertThat(platform.received(MAKE).getFirst().body()).doesNotContain("token");
    }

    @Test
    void result_is_for_programs_too() {
        platform.on(GITHUB, github(true, "null"), github(true, "\"" + NOW + "\""))
                .on(MAKE, made("confirmed", "[]"));

        assertThat(Typed.at(platform, home)
                        .run("connect", "github", "acme/shop", "-o", "json")
                        .out())
                .contains(
                        "\"integration\": \"github\"",
                        "\"arrived\": true",
                        "\"hook\": 7",
                        "\"payloadUrl\": \"https://paved.example.com/api/webhooks/github\"");
    }

    @Test
    void token_is_typed_unseen_where_somebody_can_type() {
        platform.on(GITHUB, github(false, "null"), github(false, "\"" + NOW + "\""))
                .on(MAKE, made("created", "[]"));

        var result = Typed.at(platform, home)
                .on(new Terminal(true, false, false))
                .reading("ghp_typed\n")
                .run("connect", "github", "acme/shop");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("A token of GitHub that may administer webhooks");
        assertThat(platform.received(MAKE).getFirst().body()).contains("\"token\":\"ghp_typed\"");
    }

    @Test
    void without_a_token_it_is_said_what_to_fill_in() throws Exception {
        // Given
        Path secret = Files.writeString(home.resolve("github-webhook-secret"), "the secret itself");
        platform.on(GITHUB, github(false, "\"2026-01-01T00:00:00Z\""), github(false, "\"" + NOW + "\""));

        // When
        var result = Typed.at(platform, home).run("connect", "github", "acme/shop");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains("Open https://github.com/acme/shop/settings/hooks/new and fill in:\n")
                .containsPattern("Payload URL: +https://paved.example.com/api/webhooks/github\n")
                .containsPattern("Content type: +application/json\n")
                .containsPattern("Secret: +what THE_SECRET of integrations-svc has: it is in the file " + secret + "\n")
                .containsPattern("SSL verification: +enabled\n")
                .containsPattern("Events: +push, issues, or all of them\n")
                .doesNotContain("the secret itself");
        assertThat(platform.received(MAKE)).isEmpty();
    }

    @Test
    void by_hand_no_token_is_used() {
        platform.on(GITHUB, github(true, "null"), github(true, "\"" + NOW + "\""));

        assertThat(Typed.at(platform, home)
                        .with("GITHUB_TOKEN", "ghp_mine")
                        .run("connect", "github", "acme/shop", "--by-hand")
                        .err())
                .contains("you make it on GitHub's page");
        assertThat(platform.received(MAKE)).isEmpty();
    }

    @Test
    void ping_that_does_not_arrive_is_explained_by_what_github_recorded() {
        // Given
        platform.on(GITHUB, github(true, "null"))
                .on(MAKE, made("created", "[]"))
                .on(LAST_PING, json(200, """
                                {"recorded":true,"statusCode":502,"status":"failed to connect to host","deliveredAt":"%s",
                                 "why":"GitHub can't reach it","next":"Say another with --url."}""".formatted(NOW)));

        // When
        var result = Typed.at(platform, home)
                .with("GITHUB_TOKEN", "ghp_mine")
                .run("connect", "github", "acme/shop", "--timeout", "1ms");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "No ping of acme/shop arrived within 0s.",
                        "GitHub recorded 502 (failed to connect to host) at " + NOW + ": GitHub can't reach it.",
                        "next: Say another with --url.");
        assertThat(platform.received(LAST_PING).getFirst().body()).contains("\"token\":\"ghp_mine\"");
    }

    @Test
    void ping_that_github_has_not_sent_yet_may_still_come() {
        platform.on(GITHUB, github(true, "null"))
                .on(MAKE, made("created", "[]"))
                .on(LAST_PING, json(200, "{\"recorded\":false,\"next\":\"look at Recent Deliveries\"}"));

        var result = Typed.at(platform, home).run("connect", "github", "acme/shop", "--timeout", "1ms", "-o", "json");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.out()).contains("\"arrived\": false");
        assertThat(result.err()).contains("GitHub has not recorded that it sent one.", "look at Recent Deliveries");
    }

    @Test
    void ping_before_this_one_is_not_asked_for() {
        platform.on(GITHUB, github(true, "null"))
                .on(MAKE, json(200, """
                                {"place":"acme/shop","hook":7,"result":"confirmed","doubles":[],"lastPingAt":null,
                                 "lastRecorded":4711}"""))
                .on(LAST_PING + "?after=4711", json(200, "{\"recorded\":false,\"next\":\"look again\"}"));

        assertThat(Typed.at(platform, home)
                        .run("connect", "github", "acme/shop", "--timeout", "1ms")
                        .err())
                .contains("GitHub has not recorded that it sent one.", "look again");
    }

    @Test
    void ping_that_github_could_not_send_at_all_has_no_status() {
        platform.on(GITHUB, github(true, "null"))
                .on(MAKE, made("created", "[]"))
                .on(LAST_PING, json(200, """
                                {"recorded":true,"statusCode":0,"status":"failed to connect to host","deliveredAt":"%s",
                                 "why":"GitHub can't reach it","next":"Say another with --url."}""".formatted(NOW)));

        assertThat(Typed.at(platform, home)
                        .run("connect", "github", "acme/shop", "--timeout", "1ms")
                        .err())
                .contains("GitHub recorded (failed to connect to host) at " + NOW + ": GitHub can't reach it.");
    }

    @Test
    void report_that_github_refuses_is_told_beside_the_ping() {
        platform.on(GITHUB, github(true, "null"))
                .on(MAKE, made("created", "[]"))
                .on(
                        LAST_PING,
                        problem(424, "\"detail\":\"GitHub answered 401.\",\"next\":\"Give a token that is valid.\""));

        var result = Typed.at(platform, home).run("connect", "github", "acme/shop", "--timeout", "1ms");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "No ping of acme/shop arrived",
                        "GitHub does not say why: GitHub answered 401.",
                        "next: Give a token that is valid.");
    }

    @Test
    void what_was_refused_while_it_was_waited_for_is_told() {
        platform.on(
                GITHUB,
                github("https://paved.example.com", false, "null", 2),
                github("https://paved.example.com", false, "null", 3));

        var result = Typed.at(platform, home).run("connect", "github", "acme/shop", "--timeout", "1ms");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "Meanwhile something that said it was GitHub's was refused: compare the secrets.",
                        "next: set the secret of the webhook");
    }

    @Test
    void nothing_by_hand_may_still_come() {
        platform.on(GITHUB, github(false, "null"));

        var result = Typed.at(platform, home).run("connect", "github", "acme/shop", "--timeout", "1ms");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err())
                .contains("GitHub has sent nothing yet, or can't reach https://paved.example.com/api/webhooks/github.");
    }

    @Test
    void address_that_only_this_machine_has_is_warned_of() {
        platform.on(GITHUB, github("http://localhost:8080", false, "null", 0));

        assertThat(Typed.at(platform, home)
                        .run("connect", "github", "acme/shop", "--timeout", "1ms")
                        .err())
                .contains("warning: GitHub can't reach this address")
                .doesNotContain("SSL verification");
    }

    @Test
    void url_is_sent_along() {
        platform.on(
                        GITHUB + "&url=https%3A%2F%2Fa.test",
                        github("https://a.test", true, "null", 0),
                        github("https://a.test", true, "\"" + NOW + "\"", 0))
                .on(MAKE, made("created", "[]"));

        assertThat(Typed.at(platform, home)
                        .run("connect", "github", "acme/shop", "--url", "https://a.test")
                        .exit())
                .isZero();
        assertThat(platform.received(MAKE).getFirst().body()).contains("\"url\":\"https://a.test\"");
    }

    @Test
    void refusals_of_the_platform_end_it() {
        platform.on(GITHUB, problem(403, "\"detail\":\"Only operators may connect GitHub.\""));

        assertThat(Typed.at(platform, home)
                        .run("connect", "github", "acme/shop")
                        .exit())
                .isEqualTo(5);
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

    private static FakePlatform.Reaction slack(boolean configured, String bot, String trouble) {
        return slack(configured, bot, trouble, true);
    }

    private static FakePlatform.Reaction slack(boolean configured, String bot, String trouble, boolean refused) {
        return json(200, """
                {"manifest":"{the manifest}","tokenVariable":"THE_TOKEN","configured":%s,"bot":%s,"trouble":%s,
                 "refused":%s}""".formatted(configured, bot, trouble, refused));
    }

    @Test
    void app_in_slack_is_made_from_what_is_printed() {
        platform.on("GET /api/integrations/slack", slack(false, "null", "null"));

        var result = Typed.at(platform, home).run("connect", "slack", "--channel", "C0123ABCD");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("{the manifest}", "the platform has no token for it", "set THE_TOKEN in the environment");
        assertThat(platform.received("POST /api/integrations/slack/test")).isEmpty();
    }

    @Test
    void token_that_slack_does_not_take_is_told() {
        platform.on("GET /api/integrations/slack", slack(true, "null", "\"Slack answers token_revoked. Do this.\""));

        var result = Typed.at(platform, home).run("connect", "slack");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("Slack does not take the platform's token", "token_revoked. Do this.");
    }

    @Test
    void token_that_slack_was_not_heard_of_is_not_said_to_be_wrong() {
        platform.on("GET /api/integrations/slack", slack(true, "null", "\"Slack limits requests for 7 s.\"", false));

        var result = Typed.at(platform, home).run("connect", "slack");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("Slack does not say whose the platform's token is.", "Slack limits requests for 7 s.");
    }

    @Test
    void without_a_channel_it_is_said_whom_to_invite() {
        platform.on("GET /api/integrations/slack", slack(true, BOT, "null"));

        var result = Typed.at(platform, home).run("connect", "slack");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("@paved in the workspace Acme", "/invite @paved");
        assertThat(platform.received("POST /api/integrations/slack/test")).isEmpty();
    }

    @Test
    void test_is_posted_to_the_channel() {
        platform.on("GET /api/integrations/slack", slack(true, BOT, "null"))
                .on("POST /api/integrations/slack/test", json(200, "{\"posted\":true,\"words\":\"It is there.\"}"));

        var result = Typed.at(platform, home).run("connect", "slack", "--channel", "C0123ABCD");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("a test is in the channel C0123ABCD", "--slack C0123ABCD");
        assertThat(platform.received("POST /api/integrations/slack/test"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("{\"channel\":\"C0123ABCD\"}"));
    }

    @Test
    void test_that_slack_refuses_is_told() {
        platform.on("GET /api/integrations/slack", slack(true, BOT, "null"))
                .on(
                        "POST /api/integrations/slack/test",
                        json(200, "{\"posted\":false,\"words\":\"Slack answers not_in_channel. Invite the app.\"}"));

        var result = Typed.at(platform, home).run("connect", "slack", "--channel", "C0123ABCD");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("The test is not in C0123ABCD", "not_in_channel. Invite the app.");
    }
}
