package dev.paved.integrations.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A channel, and what can be done there.
 *
 * @param token of the bot that does it
 */
record Channel(SlackApi api, String token, SlackChannel id) {

    private static final String EVENT_TYPE = "paved_event";

    /** How much earlier than here Slack's clock may be. */
    private static final int EARLIER_SECONDS = 60;

    private static final String AS_MANY_AS_POSSIBLE = "200";

    /** Without these a message can't be looked for. */
    private static final Set<String> BLIND = Set.of("missing_scope", "no_permission", "not_in_channel");

    /**
     * What a message is known by, to whoever looks for it.
     *
     * @param thread the message whose thread it is in; null where it is in none
     */
    record Known(String subscription, UUID event, @Nullable String thread) {

        boolean is(JsonNode message) {
            JsonNode metadata = message.path("metadata");
            JsonNode payload = metadata.path("event_payload");
            return metadata.path("event_type").asText().equals(EVENT_TYPE)
                    && payload.path("id").asText().equals(event.toString())
                    && payload.path("subscription").asText().equals(subscription)
                    && isInPlace(message);
        }

        /** A message that has a thread is in it too, and a reply that was broadcast is in the channel too. */
        private boolean isInPlace(JsonNode message) {
            String ts = message.path("ts").asText();
            String in = message.path("thread_ts").asText(ts);
            return thread == null ? in.equals(ts) : in.equals(thread) && !ts.equals(thread);
        }
    }

    /** Posts {@code message}, which is shown in the channel too where it is in a thread and {@code alarming}; gives its id. */
    String post(Known known, ObjectNode message, boolean alarming) throws SlackTrouble {
        ObjectNode body = message.deepCopy();
        body.put("channel", id.id());
        ObjectNode metadata = body.putObject("metadata").put("event_type", EVENT_TYPE);
        metadata.putObject("event_payload")
                .put("id", known.event().toString())
                .put("subscription", known.subscription());
        if (known.thread() != null) {
            body.put("thread_ts", known.thread());
            body.put("reply_broadcast", alarming);
        }
        return api.post(token, "chat.postMessage", body).path("ts").asText();
    }

    /** Puts {@code message} in the place of the one with the id {@code ts}. */
    void update(String ts, ObjectNode message) throws SlackTrouble {
        ObjectNode body = message.deepCopy();
        body.remove("unfurl_links");
        body.remove("unfurl_media");
        api.post(token, "chat.update", body.put("channel", id.id()).put("ts", ts));
    }

    /** The id of the message {@code known}, posted about {@code since}; nothing where there is none, or none can be seen. */
    Optional<String> find(Known known, Instant since) throws SlackTrouble {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "channel",
                id.id(),
                "oldest",
                String.valueOf(since.getEpochSecond() - EARLIER_SECONDS),
                "limit",
                AS_MANY_AS_POSSIBLE,
                "include_all_metadata",
                "true"));
        if (known.thread() != null) {
            parameters.put("ts", known.thread());
        }
        try {
            JsonNode found = api.form(
                    token, known.thread() == null ? "conversations.history" : "conversations.replies", parameters);
            return StreamSupport.stream(found.path("messages").spliterator(), false)
                    .filter(known::is)
                    .map(message -> message.path("ts").asText())
                    .findFirst();
        } catch (SlackTrouble e) {
            if (BLIND.contains(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
