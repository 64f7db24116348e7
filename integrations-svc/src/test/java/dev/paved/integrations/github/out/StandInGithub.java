package dev.paved.integrations.github.out;

import static dev.paved.kit.testing.StandInServer.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.paved.kit.testing.StandInServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * As much of GitHub's REST API as takes deployments, statuses and comments, under {@code /api/v3} as on an Enterprise server,
 * for those who have the token. Lists begin with the newest, but those of comments.
 */
final class StandInGithub implements AutoCloseable {

    static final String TOKEN = "ghp_telling";

    /** Whose token that is. */
    static final String LOGIN = "paved-bot";

    private static final String USER = "{\"login\": \"" + LOGIN + "\"}";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<ObjectNode>> made = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong(1_000);
    private final StandInServer server = new StandInServer();

    StandInGithub() throws IOException {
        server.serve("/api/v3/", this::api);
    }

    /** What it was asked; {@code query} are the names of the parameters. */
    record Request(
            String method,
            String path,
            List<String> query,
            @Nullable JsonNode body) {}

    /** Its address. */
    String url() {
        return server.url();
    }

    /** What it was asked, and took. */
    List<Request> requests() {
        return requests;
    }

    /** Which answers a test can choose. */
    StandInServer server() {
        return server;
    }

    /** What was made at {@code path}, for example {@code /repos/acme/shop/deployments}, oldest first. */
    List<ObjectNode> made(String path) {
        return made.getOrDefault(path, List.of());
    }

    /** The words under {@code name} of what was made at {@code path}. */
    List<String> made(String path, String name) {
        return made(path).stream().map(each -> each.path(name).asText()).toList();
    }

    /** Puts {@code content} to what was made at {@code path}, as somebody else does. */
    void put(String path, ObjectNode content) {
        made.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>()).add(content.put("id", ids.incrementAndGet()));
    }

    /** Takes away all that was made at {@code path}. */
    void clear(String path) {
        made.remove(path);
    }

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api/v3".length());
            String method = exchange.getRequestMethod();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = sent.length == 0 ? null : json.readTree(sent);
            if (server.isAnswered(exchange, method + " " + path)) {
                return;
            }
            requests.add(new Request(method, path, parameters(exchange), body == null ? null : body.deepCopy()));
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"message\": \"Bad credentials\"}");
                return;
            }
            switch (method) {
                case "GET" ->
                    answer(
                            exchange,
                            200,
                            path.equals("/user") ? USER : listed(path).toString());
                case "POST" -> post(exchange, path, (ObjectNode) body);
                case "PATCH" -> patch(exchange, path, body);
                default -> answer(exchange, 405, "{}");
            }
        }
    }

    private static List<String> parameters(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .map(each -> each.split("=")[0])
                        .toList();
    }

    private ArrayNode listed(String path) {
        String statuses = path.replaceFirst("/commits/([^/]+)/statuses$", "/statuses/$1");
        List<ObjectNode> all = new ArrayList<>(made(statuses));
        ArrayNode listed = json.createArrayNode();
        (path.endsWith("/comments") ? all : all.reversed()).forEach(listed::add);
        return listed;
    }

    private void post(HttpExchange exchange, String path, ObjectNode body) throws IOException {
        body.putObject("user").put("login", LOGIN);
        put(path, body);
        boolean lost = server.isLost("POST " + path);
        answer(exchange, lost ? 502 : 201, lost ? "" : body.toString());
    }

    private void patch(HttpExchange exchange, String path, JsonNode body) throws IOException {
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        for (List<ObjectNode> all : made.values()) {
            for (ObjectNode each : all) {
                if (each.path("id").asLong() == id) {
                    each.set("body", body.path("body"));
                    answer(exchange, 200, each.toString());
                    return;
                }
            }
        }
        answer(exchange, 404, "{\"message\": \"Not Found\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
