package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.SlackStack.slack;
import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static dev.paved.integrations.subscription.Subscribing.create;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that one test has to itself, with what is subscribed to for it. */
final class SlackRoom {

    private static final AtomicInteger CHANNELS = new AtomicInteger();

    private final String channel = "C0000" + (1_000 + CHANNELS.incrementAndGet());
    private final String service = Subscribing.service();
    private final List<String> made = new ArrayList<>();

    String channel() {
        return channel;
    }

    /** The service whose events are posted. */
    String service() {
        return service;
    }

    /** Subscribes to the events of the service; gives the subscription's id. */
    String subscribe() {
        return created(Map.of("service", service));
    }

    /** Subscribes to what {@code filter} lets through; gives the subscription's id. */
    String created(Map<String, ?> filter) {
        return subscribed(filter).path("id");
    }

    Response subscribed(Map<String, ?> filter) {
        Response created = create(Map.of("team", TEAM, "slack", channel, "filter", filter));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        made.add(created.path("id"));
        return created;
    }

    /** The one message that is in the channel. */
    ObjectNode only() {
        assertThat(slack().messages(channel)).hasSize(1);
        return slack().messages(channel).getFirst();
    }

    /** What is said in the thread of {@code message}. */
    List<String> thread(ObjectNode message) {
        return slack().replies(channel).stream()
                .filter(reply -> reply.path("thread_ts").equals(message.path("ts")))
                .map(reply -> reply.path("text").asText())
                .toList();
    }

    /** Ends what was subscribed to, of which a team may have so much and no more; every answer that was prepared has to be given. */
    void leave() {
        made.forEach(id -> as("ada", TEAM).delete(Subscribing.PATH + "/" + id));
        assertThat(slack().server().unused("chat.", "conversations.")).isEmpty();
    }
}
