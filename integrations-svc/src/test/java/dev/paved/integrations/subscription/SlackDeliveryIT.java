package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.SlackStack.slack;
import static dev.paved.integrations.subscription.StandInSlack.HISTORY;
import static dev.paved.integrations.subscription.StandInSlack.POST;
import static dev.paved.integrations.subscription.StandInSlack.UPDATE;
import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.command;
import static dev.paved.integrations.subscription.Subscribing.create;
import static dev.paved.integrations.subscription.Subscribing.handled;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.hurry;
import static dev.paved.integrations.subscription.Subscribing.replay;
import static dev.paved.integrations.subscription.Subscribing.service;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.slack.SlackChannel;
import dev.paved.integrations.slack.SlackOutcome;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
@QuarkusTestResource(SlackStack.class)
class SlackDeliveryIT {

    private static final String CONNECTION = "/api/integrations/slack";
    private static final AtomicInteger CHANNELS = new AtomicInteger();

    private final String channel = "C0000" + (1_000 + CHANNELS.incrementAndGet());
    private final String service = service();
    private final List<String> made = new ArrayList<>();

    @Inject
    Slack slack;

    /** The team of the tests may have so many and no more. */
    @AfterEach
    void forget() {
        made.forEach(id -> as("ada", TEAM).delete(Subscribing.PATH + "/" + id));
    }

    @AfterEach
    void every_answer_that_was_prepared_was_given() {
        assertThat(slack().server().unused("chat.", "conversations.")).isEmpty();
    }

    @Test
    void rollout_has_one_message_that_changes_in_place_with_progress_in_its_thread() {
        // Given
        String id = subscribe();
        Rollout rollout = new Rollout(service);

        // When
        rollout.requested();
        rollout.started();
        rollout.progressed(20);
        rollout.succeeded();

        // Then
        awaitDeliveries(id, "delivered", 4);
        ObjectNode message = only();
        assertThat(message.path("text").asText()).isEqualTo("✅ " + service + " 1.4.0 in production: serves");
        assertThat(message.at("/blocks/1/fields").findValuesAsText("text"))
                .contains("*By*\n`ada`", "*Took*\n`1 min 4 s`", "*Instead of*\n`1.3.0`", "*Requests*\n`100 %`");
        assertThat(message.at("/blocks/2/elements/0/text").asText()).startsWith("<https://shop.test/|Open> · ");
        assertThat(thread(message))
                .containsExactly(
                        "🚀 " + service + " 1.4.0 in production: rolling out",
                        "🚀 canary: 20 % of the requests. all is well",
                        "✅ " + service + " 1.4.0 in production: serves");
        assertThat(shown(id).getList("attempts.delivered", Boolean.class)).containsOnly(true);
    }

    @Test
    void what_somebody_has_to_look_at_is_shown_in_the_channel_too() {
        // Given
        String id = subscribe();
        Rollout rollout = new Rollout(service);

        // When
        rollout.started();
        rollout.failed("see <!channel> & <https://evil.test|this>");

        // Then
        awaitDeliveries(id, "delivered", 2);
        assertThat(only().path("text").asText()).startsWith("❌ ");
        assertThat(thread(only()))
                .containsExactly("❌ " + service
                        + " 1.4.0 in production: failed: see &lt;!channel&gt; &amp; &lt;https://evil.test|this&gt;");
        assertThat(slack().replies(channel))
                .allMatch(reply -> reply.path("reply_broadcast").asBoolean());
    }

    @Test
    void environment_has_one_message_from_one_request_to_the_next() {
        // Given
        String name = "pr-" + service;
        String id = created(Map.of("environment", name));
        EnvironmentType preview = EnvironmentType.PREVIEW;

        // When
        publish(name, 1, new EnvironmentRequested(name, preview, "user:default/ada", null));
        publish(name, 2, new EnvironmentReady(name, preview, null));
        publish(name, 3, new EnvironmentDestroyed(name, preview, "its pull request was closed"));
        publish(name, 4, new EnvironmentRequested(name, preview, "user:default/ada", null));

        // Then
        awaitDeliveries(id, "delivered", 4);
        assertThat(slack().messages(channel))
                .extracting(message -> message.path("text").asText())
                .containsExactly("⚪ Environment " + name + ": gone", "⏳ Environment " + name + ": requested");
    }

    @Test
    void event_of_nothing_that_goes_on_has_a_message_to_itself() {
        String id = subscribe();

        happen(service, 1);
        happen(service, 2);

        awaitDeliveries(id, "delivered", 2);
        assertThat(slack().messages(channel))
                .extracting(message -> message.path("text").asText())
                .containsExactly(
                        "ℹ️ Service " + service + ": belongs to b1", "ℹ️ Service " + service + ": belongs to b2");
    }

    @Test
    void limit_of_slack_is_waited_for_and_counts_as_no_failure() {
        // Given
        String id = subscribe();
        slack().server().next(POST, 429, Map.of("Retry-After", "1"), "");
        slack().server().next(POST, 200, Map.of("Retry-After", "1"), "{\"ok\":false,\"error\":\"ratelimited\"}");

        // When
        happen(service, 1);

        // Then
        awaitDeliveries(id, "delivered", 1);
        assertThat(only().path("text").asText()).contains("belongs to b1");
        assertThat(shown(id).getList("attempts.status", Integer.class)).containsExactly(200, 200, 429);
        assertThat(shown(id).getString("attempts[2].excerpt"))
                .isEqualTo("Slack limits requests for 1 s. It waits until then.");
        assertThat(shown(id).getString("subscription.failingSince")).isNull();
    }

    @Test
    void channel_without_the_app_disables_the_subscription_and_resuming_posts_what_waited() {
        // Given
        String id = subscribe();
        slack().refuse(channel, "not_in_channel");

        // When
        happen(service, 1);

        // Then
        await().atMost(SOON)
                .until(() -> shown(id).getString("subscription.status").equals("disabled"));
        assertThat(shown(id).getString("subscription.reason"))
                .isEqualTo("Slack answers not_in_channel. Invite the app to the channel (/invite in the channel). Then"
                        + " resume it.");

        // When
        slack().refuse(channel, null);
        command(id, "resume").then().statusCode(200);

        // Then
        awaitDeliveries(id, "delivered", 1);
        assertThat(only().path("text").asText()).contains("belongs to b1");
    }

    @Test
    void token_that_is_revoked_lets_events_wait_for_another_however_often_it_was_tried() throws Exception {
        // Given
        String id = subscribe();
        slack().refuseToken("token_revoked");
        happen(service, 1);
        await().atMost(SOON).until(() -> !shown(id).getList("attempts").isEmpty());
        Published.execute("update delivery set failures = 9 where subscription = '" + id + "'");

        // When
        hurry(id);

        // Then
        await().atMost(SOON).until(() -> shown(id).getList("attempts").size() == 2);
        slack().refuseToken(null);
        assertThat(shown(id).getString("attempts[0].excerpt"))
                .isEqualTo(
                        "Slack answers token_revoked. An operator has to install the app in the workspace again, to set"
                                + " its token as PAVED_SLACK_TOKEN, and to restart integrations-svc. It waits until then.");
        assertThat(shown(id).getString("subscription.status")).isEqualTo("active");

        // When
        hurry(id);

        // Then
        awaitDeliveries(id, "delivered", 1);
        only();
    }

    @Test
    void message_whose_answer_was_lost_is_found_and_not_posted_again() throws Exception {
        // Given
        String id = subscribe();
        Rollout rollout = new Rollout(service);
        slack().server().lose(POST);

        // When
        rollout.started();
        awaitFailures(id, 1);
        slack().server().lose(POST);
        hurry(id);
        rollout.progressed(50);
        awaitFailures(id, 2);
        hurry(id);

        // Then
        awaitDeliveries(id, "delivered", 2);
        assertThat(thread(only())).hasSize(1);
    }

    @Test
    void message_whose_answer_was_lost_comes_twice_where_the_app_may_not_look() throws Exception {
        // Given
        String id = subscribe();
        slack().server().lose(POST);
        slack().server()
                .next(
                        HISTORY,
                        200,
                        Map.of(),
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}");

        // When
        happen(service, 1);
        awaitFailures(id, 1);
        hurry(id);

        // Then
        awaitDeliveries(id, "delivered", 1);
        assertThat(slack().messages(channel)).hasSize(2);
    }

    @Test
    void message_that_was_deleted_is_posted_anew() {
        // Given
        String id = subscribe();
        Rollout rollout = new Rollout(service);
        rollout.started();
        awaitDeliveries(id, "delivered", 1);
        slack().delete(channel);

        // When
        rollout.progressed(50);
        awaitDeliveries(id, "delivered", 2);
        rollout.succeeded();

        // Then
        awaitDeliveries(id, "delivered", 3);
        assertThat(only().path("text").asText()).endsWith("serves");
        assertThat(thread(only())).hasSize(1);
    }

    @Test
    void message_that_slack_never_takes_is_given_up_and_the_next_one_goes_on() {
        // Given
        String id = subscribe();
        slack().server().next(POST, 200, Map.of(), "{\"ok\":false,\"error\":\"invalid_blocks\"}");

        // When
        happen(service, 1);
        happen(service, 2);

        // Then
        awaitDeliveries(id, "delivered", 1);
        awaitDeliveries(id, "dead", 1);
        assertThat(only().path("text").asText()).contains("belongs to b2");
        assertThat(shown(id).getString("subscription.status")).isEqualTo("active");
    }

    @Test
    void change_that_fails_is_made_later_and_nothing_is_said_twice() throws Exception {
        // Given
        String id = subscribe();
        Rollout rollout = new Rollout(service);
        rollout.started();
        awaitDeliveries(id, "delivered", 1);
        slack().server().next(UPDATE, 200, Map.of(), "{\"ok\":false,\"error\":\"internal_error\"}");

        // When
        rollout.succeeded();
        awaitFailures(id, 1);
        hurry(id);

        // Then
        awaitDeliveries(id, "delivered", 2);
        assertThat(thread(only())).hasSize(1);
    }

    @Test
    void replay_posts_what_is_not_there() {
        // Given
        Rollout rollout = new Rollout(service);
        Instant before = Instant.now();
        rollout.started();
        handled(service, 1);
        String id = subscribe();

        // When
        replayed(id, before);

        // Then
        awaitDeliveries(id, "delivered", 2);
        assertThat(slack().messages(channel)).hasSize(2);

        // When
        rollout.failed("no room");
        awaitDeliveries(id, "delivered", 3);
        replayed(id, before);

        // Then
        await().atMost(SOON).until(() -> shown(id).getList("attempts").size() == 6);
        assertThat(slack().messages(channel)).hasSize(2);
        assertThat(slack().messages(channel).getFirst().path("text").asText()).endsWith("failed");
        assertThat(slack().replies(channel)).hasSize(1);
    }

    @Test
    void it_is_shown_tested_and_paused_as_others_are_and_has_no_secret() {
        // Given
        Response created = subscribed(Map.of("service", service));
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
        assertThat(only().path("text").asText())
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
        assertThat(only().path("text").asText()).contains("tests the connection to Paved");

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
        only();
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

    private String subscribe() {
        return created(Map.of("service", service));
    }

    private String created(Map<String, ?> filter) {
        return subscribed(filter).path("id");
    }

    private Response subscribed(Map<String, ?> filter) {
        Response created = create(Map.of("team", TEAM, "slack", channel, "filter", filter));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        made.add(created.path("id"));
        return created;
    }

    private ObjectNode only() {
        assertThat(slack().messages(channel)).hasSize(1);
        return slack().messages(channel).getFirst();
    }

    private List<String> thread(ObjectNode message) {
        return slack().replies(channel).stream()
                .filter(reply -> reply.path("thread_ts").equals(message.path("ts")))
                .map(reply -> reply.path("text").asText())
                .toList();
    }

    private static void replayed(String id, Instant from) {
        String operation = replay(id, from).path("id");
        await().atMost(SOON)
                .until(() -> as("ada", TEAM)
                        .get("/api/operations/" + operation)
                        .path("status")
                        .equals("succeeded"));
    }

    private static void publish(String environment, long sequence, PlatformEvent event) {
        Stream.publish(
                Published.by("/paved/provisioner", "environment/" + environment, sequence, Instant.now(), event));
    }

    private static void awaitFailures(String id, int count) {
        await().atMost(SOON)
                .until(() -> Published.count("select count(*) from delivery_attempt where subscription = '" + id
                                + "' and not delivered")
                        == count);
    }
}
