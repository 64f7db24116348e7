package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.SlackStack.slack;
import static dev.paved.integrations.subscription.StandInSlack.HISTORY;
import static dev.paved.integrations.subscription.StandInSlack.POST;
import static dev.paved.integrations.subscription.StandInSlack.UPDATE;
import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.command;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.hurry;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
@QuarkusTestResource(SlackStack.class)
class SlackTroubleIT {
    private final SlackRoom room = new SlackRoom();
    private final String channel = room.channel();
    private final String service = room.service();

    @AfterEach
    void leave() {
        room.leave();
    }

    @Test
    void limit_of_slack_is_waited_for_and_counts_as_no_failure() {
        // Given
        String id = room.subscribe();
        slack().server().next(POST, 429, Map.of("Retry-After", "1"), "");
        slack().server().next(POST, 200, Map.of("Retry-After", "1"), "{\"ok\":false,\"error\":\"ratelimited\"}");

        // When
        happen(service, 1);

        // Then
        awaitDeliveries(id, "delivered", 1);
        assertThat(room.only().path("text").asText()).contains("belongs to b1");
        assertThat(shown(id).getList("attempts.status", Integer.class)).containsExactly(200, 200, 429);
        assertThat(shown(id).getString("attempts[2].excerpt"))
                .isEqualTo("Slack limits requests for 1 s. It waits until then.");
        assertThat(shown(id).getString("subscription.failingSince")).isNull();
    }

    @Test
    void channel_without_the_app_disables_the_subscription_and_resuming_posts_what_waited() {
        // Given
        String id = room.subscribe();
        slack().refuse(channel, "not_in_channel");

        // When
        happen(service, 1);

        // Then
        await().atMost(SOON)
                .until(() -> shown(id).getString("subscription.status").equals("disabled"));
        assertThat(shown(id).getString("subscription.reason"))
                .isEqualTo("Slack answers not_in_channel. Invite the app to the channel (/invite in the channel). Then"
                        + " resume it, or delete it and subscribe another channel.");

        // When
        slack().refuse(channel, null);
        command(id, "resume").then().statusCode(200);

        // Then
        awaitDeliveries(id, "delivered", 1);
        assertThat(room.only().path("text").asText()).contains("belongs to b1");
    }

    @Test
    void token_that_is_revoked_lets_events_wait_for_another_however_often_it_was_tried() throws Exception {
        // Given
        String id = room.subscribe();
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
        room.only();
    }

    @Test
    void message_whose_answer_was_lost_is_found_and_not_posted_again() throws Exception {
        // Given
        String id = room.subscribe();
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
        assertThat(room.thread(room.only())).hasSize(1);
    }

    @Test
    void message_whose_answer_was_lost_comes_twice_where_the_app_may_not_look() throws Exception {
        // Given
        String id = room.subscribe();
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
    void message_that_slack_never_takes_is_given_up_and_the_next_one_goes_on() {
        // Given
        String id = room.subscribe();
        slack().server().next(POST, 200, Map.of(), "{\"ok\":false,\"error\":\"invalid_blocks\"}");

        // When
        happen(service, 1);
        happen(service, 2);

        // Then
        awaitDeliveries(id, "delivered", 1);
        awaitDeliveries(id, "dead", 1);
        assertThat(room.only().path("text").asText()).contains("belongs to b2");
        assertThat(shown(id).getString("subscription.status")).isEqualTo("active");
    }

    @Test
    void change_that_fails_is_made_later_and_nothing_is_said_twice() throws Exception {
        // Given
        String id = room.subscribe();
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
        assertThat(room.thread(room.only())).hasSize(1);
    }

    private static void awaitFailures(String id, int count) {
        await().atMost(SOON)
                .until(() -> Published.count("select count(*) from delivery_attempt where subscription = '" + id
                                + "' and not delivered")
                        == count);
    }
}
