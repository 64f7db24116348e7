package dev.paved.integrations.subscription;

import static dev.paved.kit.testing.StandInServer.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.paved.kit.testing.StandInServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As much of Slack's Web API as takes messages, for those who have the token; errors come with the status 200. */
final class StandInSlack implements AutoCloseable {

    static final String TOKEN = "xoxb-telling";

    static final String POST = "POST /api/chat.postMessage";
    static final String UPDATE = "POST /api/chat.update";
    static final String HISTORY = "POST /api/conversations.history";

    private final ObjectMapper json = new ObjectMapper();
    private final List<ObjectNode> messages = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final StandInServer server;
    private volatile @Nullable String deaf;

    StandInSlack() {
        try {
            server = new StandInServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.serve("/api/", this::api);
    }

    String url() {
        return server.url() + "/api";
    }

    StandInServer server() {
        return server;
    }

    /** Those that are in {@code channel} itself, oldest first. */
    List<ObjectNode> messages(String channel) {
        return in(channel).filter(each -> !each.has("thread_ts")).toList();
    }

    /** Those that are in threads of {@code channel}, oldest first. */
    List<ObjectNode> replies(String channel) {
        return in(channel).filter(each -> each.has("thread_ts")).toList();
    }

    /** Lets somebody delete what is in {@code channel}. */
    void delete(String channel) {
        messages.removeIf(each -> each.path("channel").asText().equals(channel));
    }

    /** Refuses what is posted to {@code channel} with {@code error}; null takes it again. */
    void refuse(String channel, @Nullable String error) {
        if (error == null) {
            refusals.remove(channel);
        } else {
            refusals.put(channel, error);
        }
    }

    /** Refuses the token with {@code error}; null takes it again. */
    void refuseToken(@Nullable String error) {
        deaf = error;
    }

    private Stream<ObjectNode> in(String channel) {
        return messages.stream().filter(each -> each.path("channel").asText().equals(channel));
    }

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (server.isAnswered(exchange, "POST " + path)) {
                return;
            }
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            ObjectNode body =
                    exchange.getRequestHeaders().getFirst("Content-Type").startsWith("application/json")
                            ? (ObjectNode) json.readTree(sent)
                            : form(sent);
            ObjectNode result = deaf != null || !known
                    ? error(known ? String.valueOf(deaf) : "invalid_auth")
                    : done(path.substring("/api/".length()), body);
            boolean lost = server.isLost("POST " + path);
            answer(exchange, lost ? 502 : 200, lost ? "" : result.toString());
        }
    }

    private ObjectNode form(String sent) {
        ObjectNode body = json.createObjectNode();
        if (!sent.isEmpty()) {
            Arrays.stream(sent.split("&"))
                    .map(each -> each.split("=", 2))
                    .forEach(each -> body.put(each[0], URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        }
        return body;
    }

    private ObjectNode done(String method, ObjectNode body) {
        String channel = body.path("channel").asText();
        if (refusals.get(channel) instanceof String error) {
            return error(error);
        }
        return switch (method) {
            case "chat.postMessage" -> post(body);
            case "chat.update" -> update(body);
            case "conversations.history" -> found(messages(channel), body);
            case "conversations.replies" ->
                found(
                        in(channel)
                                .filter(each -> each.path("thread_ts").equals(body.path("ts"))
                                        || each.path("ts").equals(body.path("ts")))
                                .toList(),
                        body);
            case "auth.test" ->
                ok().put("team", "Acme").put("url", "https://acme.slack.test/").put("user", "paved");
            default -> error("unknown_method");
        };
    }

    private synchronized ObjectNode post(ObjectNode body) {
        String ts = "%d.%06d".formatted(Instant.now().getEpochSecond(), count.incrementAndGet());
        messages.add(body.put("ts", ts));
        return ok().put("channel", body.path("channel").asText()).put("ts", ts);
    }

    private ObjectNode update(ObjectNode body) {
        JsonNode known = in(body.path("channel").asText())
                .filter(each -> each.path("ts").equals(body.path("ts")))
                .findFirst()
                .orElse(null);
        if (known == null) {
            return error("message_not_found");
        }
        ((ObjectNode) known).setAll(body);
        return ok().put("ts", body.path("ts").asText());
    }

    /** Those of {@code found} that {@code asked} is for, the newest first; what goes along with them only where asked for. */
    private ObjectNode found(List<ObjectNode> found, ObjectNode asked) {
        ObjectNode result = ok();
        ArrayNode list = result.putArray("messages");
        found.reversed().stream()
                .filter(each ->
                        each.path("ts").asText().compareTo(asked.path("oldest").asText()) > 0)
                .limit(asked.path("limit").asLong(100))
                .map(ObjectNode::deepCopy)
                .forEach(each -> list.add(
                        asked.path("include_all_metadata").asText().equals("true")
                                ? each
                                : each.without(List.of("metadata"))));
        return result;
    }

    private ObjectNode ok() {
        return json.createObjectNode().put("ok", true);
    }

    private ObjectNode error(String code) {
        return json.createObjectNode().put("ok", false).put("error", code);
    }

    @Override
    public void close() {
        server.close();
    }
}
