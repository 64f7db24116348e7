package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectSlackTest {
    private static final String BOT = """
            {"workspace":"Acme","url":"https://acme.slack.com/","bot":"paved"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
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
