package dev.paved.integrations.github.missed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** As much of GitHub's REST API as has webhooks and tells of their deliveries, to those alone who have a token for it. */
public final class StandInGitHub implements AutoCloseable {

    /** The token that may see them. */
    public static final String TOKEN = "ghp_right";

    /** The token that may make webhooks too. */
    public static final String ADMIN = "ghp_admin";

    /** The most on a page, whatever is asked for. */
    private static final int PAGE = 3;

    private static final Pattern LIST = Pattern.compile("(/repos/[^/]+/[^/]+|/orgs/[^/]+)/hooks/(\\d+)/deliveries");
    private static final Pattern ONE = Pattern.compile(LIST.pattern() + "/(\\d+)");

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong ids = new AtomicLong(1_000);
    private final Map<String, ConcurrentLinkedDeque<ObjectNode>> hooks = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedDeque<Canned>> canned = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final StandInWebhooks webhooks = new StandInWebhooks(this);
    private final HttpServer server;

    /** A request, {@code GET /path?query}, and what it was answered. */
    public record Seen(String request, int status, String answer) {}

    private record Canned(int status, Map<String, String> headers, String body) {}

    /** Starts one on a free port. */
    public StandInGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Its webhooks. */
    public StandInWebhooks webhooks() {
        return webhooks;
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was asked of {@code hook}. */
    public List<Seen> seen(long hook) {
        return seen.stream()
                .filter(each -> each.request().contains("/hooks/" + hook + "/"))
                .toList();
    }

    /** Knows {@code hook}, which has delivered nothing yet. */
    void made(String hook) {
        hooks.putIfAbsent(hook, new ConcurrentLinkedDeque<>());
    }

    /** Keeps an attempt to deliver; gives its id. */
    public long attempt(String hook, String guid, String event, String payload, int status, Instant at)
            throws IOException {
        long id = ids.incrementAndGet();
        ObjectNode attempt = json.createObjectNode()
                .put("id", id)
                .put("guid", guid)
                .put("delivered_at", at.toString())
                .put("redelivery", false)
                .put("duration", 0.27)
                .put("status", status == 200 ? "OK" : "failed to connect to host")
                .put("status_code", status)
                .put("event", event)
                .putNull("action")
                .putNull("installation_id")
                .put("repository_id", 186853002)
                .put("url", "");
        attempt.putObject("request").putObject("headers").put("X-GitHub-Event", event);
        ((ObjectNode) attempt.get("request")).set("payload", json.readTree(payload));
        attempt.putObject("response").putNull("headers").putNull("payload");
        hooks.computeIfAbsent(hook, key -> new ConcurrentLinkedDeque<>()).addFirst(attempt);
        return id;
    }

    /** Answers the next request for a path that begins with {@code path} with this. */
    public void next(String path, int status, Map<String, String> headers, String body) {
        canned.computeIfAbsent(path, key -> new ConcurrentLinkedDeque<>()).add(new Canned(status, headers, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<Canned> prepared = canned.entrySet().stream()
                    .filter(each -> path.startsWith(each.getKey()))
                    .flatMap(each -> Stream.ofNullable(each.getValue().poll()))
                    .findFirst();
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean isAdmin = ("Bearer " + ADMIN).equals(token);
            boolean known = isAdmin || ("Bearer " + TOKEN).equals(token);
            if (prepared.isPresent()) {
                prepared.get().headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, prepared.get().status(), prepared.get().body());
            } else if (isAdmin && StandInWebhooks.PATH.matcher(path).matches()) {
                StandInWebhooks.Answered answered = webhooks.answer(exchange);
                send(exchange, answered.status(), answered.body());
            } else if (!known || !exchange.getRequestMethod().equals("GET")) {
                send(exchange, known ? 405 : 401, "{\"message\": \"Bad credentials\"}");
            } else {
                get(exchange, path);
            }
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        Matcher list = LIST.matcher(path);
        Matcher one = ONE.matcher(path);
        if (list.matches()) {
            page(exchange, path, hooks.get(list.group(1) + "/" + list.group(2)));
        } else if (one.matches()) {
            Optional<ObjectNode> found = Optional.ofNullable(hooks.get(one.group(1) + "/" + one.group(2))).stream()
                    .flatMap(ConcurrentLinkedDeque::stream)
                    .filter(each -> each.get("id").asText().equals(one.group(3)))
                    .findFirst();
            send(
                    exchange,
                    found.isPresent() ? 200 : 404,
                    found.map(ObjectNode::toString).orElse("{\"message\": \"Not Found\"}"));
        } else {
            send(exchange, 404, "{\"message\": \"Not Found\"}");
        }
    }

    private void page(HttpExchange exchange, String path, ConcurrentLinkedDeque<ObjectNode> attempts)
            throws IOException {
        if (attempts == null) {
            send(exchange, 404, "{\"message\": \"Not Found\"}");
            return;
        }
        Matcher cursor = Pattern.compile("cursor=v1_(\\d+)")
                .matcher(exchange.getRequestURI().getQuery());
        long from = cursor.find() ? Long.parseLong(cursor.group(1)) : Long.MAX_VALUE;
        List<ObjectNode> rest = attempts.stream()
                .filter(each -> each.get("id").asLong() <= from)
                .toList();
        ArrayNode page = json.createArrayNode();
        rest.stream()
                .limit(PAGE)
                .forEach(each -> page.add(each.deepCopy().without(List.of("url", "request", "response"))));
        if (rest.size() > PAGE) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + url() + path + "?per_page=100&cursor=v1_"
                                    + rest.get(PAGE).get("id") + ">; rel=\"next\"");
        }
        send(exchange, 200, page.toString());
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        seen.add(new Seen(exchange.getRequestMethod() + " " + exchange.getRequestURI(), status, body));
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
