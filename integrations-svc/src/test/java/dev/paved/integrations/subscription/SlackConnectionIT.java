package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.SlackStack.slack;
import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.command;
import static dev.paved.integrations.subscription.Subscribing.create;
import static dev.paved.integrations.subscription.Subscribing.handled;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.slack.SlackChannel;
import dev.paved.integrations.slack.SlackOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
@QuarkusTestResource(SlackStack.class)
class SlackConnectionIT {

    private static final String CONNECTION = "/api/integrations/slack";

    private final SlackRoom room = new SlackRoom();
    private final String channel = room.channel();
    private final String service = room.service();

    @Inject
    Slack slack;

    @AfterEach
    void leave() {
        room.leave();
    }

    @Test
    void it_is_shown_tested_and_paused_as_others_are_and_has_no_secret() {
        // Given
        Response created = room.subscribed(Map.of("service", service));
        String id = created.path("id");

        // Then
        created.then()
                .body("slack", equalTo(channel))
                .body("url", equalTo(null))
                .body("secret", equalTo(null));
        assertThat(as("ada", TEAM).get(Subscribing.PATH).jsonPath().getList("items.slack"))
                .contains(channel);
        command(id, "rotate")
                .then()
                .statusCode(409)
                .body("title", equalTo("No secret"))
                .body("secret", equalTo(null));

        // When
        command(id, "test")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(true))
                .body("status", equalTo(200));

        // Then
        assertThat(room.only().path("text").asText())
                .isEqualTo("ℹ️ ada tests the subscription " + id + " of group:default/payments.");

        // When
        slack().refuse(channel, "is_archived");

        // Then
        command(id, "test")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body(
                        "excerpt",
                        equalTo("Slack answers is_archived. The channel is archived: unarchive it, or choose another"
                                + " one."));
        assertThat(shown(id).getString("subscription.status")).isEqualTo("active");

        // When
        slack().refuse(channel, null);
        command(id, "pause").then().statusCode(200);
        handled(service, 1);

        // Then
        assertThat(slack().messages(channel)).hasSize(1);
        command(id, "resume").then().statusCode(200);
        awaitDeliveries(id, "delivered", 2);
        as("ada", TEAM).delete(Subscribing.PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void connection_is_looked_at_and_tried_by_operators() {
        as("olga", IntegrationsStack.OPERATORS)
                .get(CONNECTION)
                .then()
                .statusCode(200)
                .body("configured", equalTo(true))
                .body("bot.workspace", equalTo("Acme"))
                .body("bot.bot", equalTo("paved"))
                .body("trouble", equalTo(null));
        tryConnection("olga", IntegrationsStack.OPERATORS, channel).then().body("posted", equalTo(true));
        assertThat(room.only().path("text").asText()).contains("tests the connection to Paved");

        // When
        slack().refuse(channel, "not_in_channel");

        // Then
        tryConnection("olga", IntegrationsStack.OPERATORS, channel)
                .then()
                .statusCode(200)
                .body("posted", equalTo(false))
                .body(
                        "words",
                        equalTo(
                                "Slack answers not_in_channel. Invite the app to the channel (/invite in the channel)."));
        tryConnection("olga", IntegrationsStack.OPERATORS, "#general")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/channel"));
        tryConnection("ada", "payments", channel).then().statusCode(403);
        as("ada", "payments").get(CONNECTION).then().statusCode(403);
        slack().refuse(channel, null);
    }

    @Test
    void token_that_is_not_taken_is_told_to_operators() {
        slack().refuseToken("token_revoked");
        try {
            as("olga", IntegrationsStack.OPERATORS)
                    .get(CONNECTION)
                    .then()
                    .statusCode(200)
                    .body("configured", equalTo(true))
                    .body("bot", equalTo(null))
                    .body("refused", equalTo(true))
                    .body(
                            "trouble",
                            equalTo(
                                    "Slack answers token_revoked. An operator has to install the app in the workspace again,"
                                            + " to set its token as PAVED_SLACK_TOKEN, and to restart integrations-svc."));
        } finally {
            slack().refuseToken(null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "429 | `` | Slack limits requests for 30 s.",
                "500 | <html>Oops</html> | has trouble of its own: 500.",
                "404 | <html>Oops</html> | is not Slack's Web API (404). An operator has to see whether paved.integrations.slack.url is right.",
                "200 | <html>Hello</html> | is not Slack's Web API (200). An operator has to see whether paved.integrations.slack.url is right.",
                "200 | {\"ok\":false,\"error\":\"team_added_to_org\"} | Slack answers team_added_to_org."
            })
    void what_keeps_slack_from_telling_whose_the_token_is_is_no_refusal_of_it(int status, String body, String words) {
        slack().server().next("POST /api/auth.test", status, Map.of(), body);

        as("olga", IntegrationsStack.OPERATORS)
                .get(CONNECTION)
                .then()
                .statusCode(200)
                .body("refused", equalTo(false))
                .body("trouble", endsWith(words));
    }

    private static Response tryConnection(String who, String group, String channel) {
        return as(who, group)
                .contentType("application/json")
                .body(Map.of("channel", channel))
                .post(CONNECTION + "/test");
    }

    @Test
    void token_is_known_by_whose_it_is() {
        assertThat(slack.identify(StandInSlack.TOKEN))
                .isEqualTo(new Slack.Identity.Bot("Acme", "https://acme.slack.test/", "paved"));
        assertThat(slack.identify("xoxb-other"))
                .isInstanceOfSatisfying(
                        Slack.Identity.Unknown.class,
                        unknown -> assertThat(unknown.why().words()).startsWith("Slack answers invalid_auth. "));
        assertThat(slack.say(StandInSlack.TOKEN, new SlackChannel(channel), "hello"))
                .isInstanceOf(SlackOutcome.Posted.class);
        room.only();
    }

    @Test
    void what_is_wrong_is_told_and_nothing_is_made() throws Exception {
        long before = Published.count("select count(*) from subscription");

        create(Map.of("team", TEAM, "slack", "#general"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/slack"))
                .body(
                        "errors[0].detail",
                        equalTo(
                                "must be the id of a channel such as C0123ABCD, which is at the end of the channel's details"
                                        + " in Slack; is '#general'"));
        create(Map.of("team", TEAM, "slack", channel, "url", "https://hook.test"))
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/slack")));

        assertThat(Published.count("select count(*) from subscription")).isEqualTo(before);
    }
}
