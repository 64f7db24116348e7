package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static dev.paved.cli.Standings.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectGithubTest {
    private static final String NOW = "2026-11-20T16:00:00Z";
    private static final String GITHUB = "GET /api/integrations/github?place=acme%2Fshop";
    private static final String MAKE = "POST /api/integrations/github";
    private static final String LAST_PING = "POST /api/integrations/github/hooks/7/last-ping";

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

    private static FakePlatform.Reaction made(String result, String doubles) {
        return json(
                200,
                "{\"place\":\"acme/shop\",\"hook\":7,\"result\":\"" + result + "\",\"doubles\":" + doubles
                        + ",\"lastPingAt\":null}");
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
        Files.writeString(home.resolve("github-webhook-secret"), "the secret itself");
        platform.on(GITHUB, github(false, "\"2026-01-01T00:00:00Z\""), github(false, "\"" + NOW + "\""));

        // When
        var result = Typed.at(platform, home).run("connect", "github", "acme/shop");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains("Open https://github.com/acme/shop/settings/hooks/new and fill in:\n")
                .containsPattern("Payload URL: +https://paved.example.com/api/webhooks/github\n")
                .containsPattern("Content type: +application/json\n")
                .containsPattern("Secret: +what THE_SECRET of integrations-svc has; 'platform up' keeps it in the file"
                        + " github-webhook-secret of its state folder\n")
                .containsPattern("SSL verification: +enabled\n")
                .containsPattern("Events: +push, issues, or all of them\n")
                .doesNotContain("the secret itself", home.toString());
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
    void only_a_ping_that_was_made_after_the_request_is_asked_for() {
        platform.on(GITHUB, github(true, "null"))
                .on(MAKE, json(200, """
                        {"place":"acme/shop","hook":7,"result":"confirmed","doubles":[],"lastPingAt":null,
                         "lastRecorded":"0b989ba4-242f"}"""))
                .on(LAST_PING + "?after=0b989ba4-242f", json(200, "{\"recorded\":false,\"next\":\"look there\"}"));

        var result = Typed.at(platform, home).run("connect", "github", "acme/shop", "--timeout", "1ms");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("GitHub has not recorded that it sent one.", "look there");
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
}
