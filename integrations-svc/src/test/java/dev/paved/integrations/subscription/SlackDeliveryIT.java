package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.SlackStack.slack;
import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.handled;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.replay;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
@QuarkusTestResource(SlackStack.class)
class SlackDeliveryIT {
    private final SlackRoom room = new SlackRoom();
    private final String channel = room.channel();
    private final String service = room.service();

    @AfterEach
    void leave() {
        room.leave();
    }

    @Test
    void rollout_has_one_message_that_changes_in_place_with_progress_in_its_thread() {
        // Given
        String id = room.subscribe();
        Rollout rollout = new Rollout(service);

        // When
        rollout.requested();
        rollout.started();
        rollout.progressed(20);
        rollout.succeeded();

        // Then
        awaitDeliveries(id, "delivered", 4);
        ObjectNode message = room.only();
        assertThat(message.path("text").asText()).isEqualTo("✅ " + service + " 1.4.0 in production: serves");
        assertThat(message.at("/blocks/1/fields").findValuesAsText("text"))
                .contains("*By*\n`ada`", "*Took*\n`1 min 4 s`", "*Instead of*\n`1.3.0`", "*Requests*\n`100 %`");
        assertThat(message.at("/blocks/2/elements/0/text").asText()).startsWith("<https://shop.test/|Open> · ");
        assertThat(room.thread(message))
                .containsExactly(
                        "🚀 " + service + " 1.4.0 in production: rolling out",
                        "🚀 canary: 20 % of the requests. all is well",
                        "✅ " + service + " 1.4.0 in production: serves");
        assertThat(shown(id).getList("attempts.delivered", Boolean.class)).containsOnly(true);
    }

    @Test
    void what_somebody_has_to_look_at_is_shown_in_the_channel_too() {
        // Given
        String id = room.subscribe();
        Rollout rollout = new Rollout(service);

        // When
        rollout.started();
        rollout.failed("see <!channel> & <https://evil.test|this>");

        // Then
        awaitDeliveries(id, "delivered", 2);
        assertThat(room.only().path("text").asText()).startsWith("❌ ");
        assertThat(room.thread(room.only()))
                .containsExactly("❌ " + service
                        + " 1.4.0 in production: failed: see &lt;!channel&gt; &amp; &lt;https://evil.test|this&gt;");
        assertThat(slack().replies(channel))
                .allMatch(reply -> reply.path("reply_broadcast").asBoolean());
    }

    @Test
    void environment_has_one_message_from_one_request_to_the_next() {
        // Given
        String name = "pr-" + service;
        String id = room.created(Map.of("environment", name));
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
    void environment_is_told_in_the_order_of_its_events_by_whichever_clock_they_have() {
        // Given
        String name = "pr-" + service;
        String id = room.created(Map.of("environment", name));
        EnvironmentType preview = EnvironmentType.PREVIEW;
        Instant now = Instant.now();

        // When
        publish(name, 1, now, new EnvironmentRequested(name, preview, "user:default/ada", null));
        publish(name, 2, now.minusSeconds(60), new EnvironmentDestroyed(name, preview, "its pull request was closed"));
        publish(name, 3, now.minusSeconds(90), new EnvironmentRequested(name, preview, "user:default/ada", null));

        // Then
        awaitDeliveries(id, "delivered", 3);
        assertThat(slack().messages(channel))
                .extracting(message -> message.path("text").asText())
                .containsExactly("⚪ Environment " + name + ": gone", "⏳ Environment " + name + ": requested");
    }

    @Test
    void event_of_nothing_that_goes_on_has_a_message_to_itself() {
        String id = room.subscribe();

        happen(service, 1);
        happen(service, 2);

        awaitDeliveries(id, "delivered", 2);
        assertThat(slack().messages(channel))
                .extracting(message -> message.path("text").asText())
                .containsExactly(
                        "ℹ️ Service " + service + ": belongs to b1", "ℹ️ Service " + service + ": belongs to b2");
    }

    @Test
    void message_that_was_deleted_is_posted_anew() {
        // Given
        String id = room.subscribe();
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
        assertThat(room.only().path("text").asText()).endsWith("serves");
        assertThat(room.thread(room.only())).hasSize(1);
    }

    @Test
    void replay_posts_what_is_not_there() {
        // Given
        Rollout rollout = new Rollout(service);
        Instant before = Instant.now();
        rollout.started();
        handled(service, 1);
        String id = room.subscribe();

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

    private static void replayed(String id, Instant from) {
        String operation = replay(id, from).path("id");
        await().atMost(SOON)
                .until(() -> as("ada", TEAM)
                        .get("/api/operations/" + operation)
                        .path("status")
                        .equals("succeeded"));
    }

    private static void publish(String environment, long sequence, PlatformEvent event) {
        publish(environment, sequence, Instant.now(), event);
    }

    private static void publish(String environment, long sequence, Instant at, PlatformEvent event) {
        Stream.publish(Published.by("/paved/provisioner", "environment/" + environment, sequence, at, event));
    }
}
