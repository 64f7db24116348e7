package dev.paved.integrations.github.missed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.paved.integrations.Deliver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The webhooks of a stand-in for GitHub: they are made, changed, and pinged for real, which is kept as GitHub does. */
public final class StandInWebhooks {
    static final Pattern PATH = Pattern.compile("(/repos/[^/]+/[^/]+|/orgs/[^/]+)/hooks(?:/(\\d+)(/pings)?)?");

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong ids = new AtomicLong(50_000);
    private final Map<String, List<ObjectNode>> hooks = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final StandInGitHub gitHub;

    /** A request, and what it was answered. */
    public record Asked(String method, URI uri, @Nullable JsonNode body, Answered answered) {

        /** The names of its parameters. */
        public List<String> parameters() {
            return Stream.ofNullable(uri.getQuery())
                    .flatMap(query -> Arrays.stream(query.split("&")))
                    .map(each -> each.split("=")[0])
                    .toList();
        }
    }

    /** An answer. */
    public record Answered(int status, String body) {}

    StandInWebhooks(StandInGitHub gitHub) {
        this.gitHub = gitHub;
    }

    /** What was asked of the webhooks of {@code place}, for example {@code /repos/acme/shop}. */
    public List<Asked> asked(String place) {
        return asked.stream()
                .filter(each -> each.uri().getPath().startsWith(place + "/hooks"))
                .toList();
    }

    /** Those of {@code place}, with their secrets. */
    public List<ObjectNode> of(String place) {
        return hooks.computeIfAbsent(place, key -> new CopyOnWriteArrayList<>());
    }

    /** Makes one as somebody else does; gives its id. */
    public long put(String place, String settings) throws IOException {
        return add(place, json.readTree(settings)).path("id").asLong();
    }

    Answered answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        JsonNode body = sent.length == 0 ? null : json.readTree(sent);
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            throw new IllegalArgumentException(exchange.getRequestURI() + " is not of webhooks");
        }
        Answered answered = answer(exchange.getRequestMethod(), path, body);
        asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), body, answered));
        return answered;
    }

    private Answered answer(String method, Matcher path, @Nullable JsonNode body) throws IOException {
        String place = path.group(1);
        if (path.group(2) == null) {
            return method.equals("GET")
                    ? new Answered(
                            200, of(place).stream().map(this::shown).toList().toString())
                    : new Answered(201, shown(add(place, body)).toString());
        }
        ObjectNode hook = of(place).stream()
                .filter(each -> each.path("id").asText().equals(path.group(2)))
                .findFirst()
                .orElse(null);
        if (hook == null) {
            return new Answered(404, "{\"message\": \"Not Found\"}");
        }
        if (path.group(3) == null) {
            hook.setAll((ObjectNode) body);
            return new Answered(200, shown(hook).toString());
        }
        Thread.startVirtualThread(() -> ping(place, hook));
        return new Answered(204, "");
    }

    private ObjectNode add(String place, JsonNode settings) {
        long id = ids.incrementAndGet();
        String url = "https://api.github.com" + place + "/hooks/" + id;
        ObjectNode hook = json.createObjectNode()
                .put("type", "Repository")
                .put("id", id)
                .put("name", "web")
                .put("created_at", "2026-11-20T16:00:00Z")
                .put("updated_at", "2026-11-20T16:00:00Z")
                .put("url", url)
                .put("test_url", url + "/test")
                .put("ping_url", url + "/pings");
        hook.putObject("last_response").putNull("code").put("status", "unused").putNull("message");
        hook.setAll((ObjectNode) settings);
        of(place).add(hook);
        gitHub.made(place + "/" + id);
        return hook;
    }

    /** Nobody is told a secret again. */
    private ObjectNode shown(ObjectNode hook) {
        ObjectNode shown = hook.deepCopy();
        ((ObjectNode) shown.path("config")).put("secret", "********");
        return shown;
    }

    private void ping(String place, ObjectNode hook) {
        String name = place.replaceFirst("^/[a-z]+/", "");
        String whose = place.startsWith("/repos/")
                ? "\"repository\": {\"full_name\": \"" + name + "\"}"
                : "\"organization\": {\"login\": \"" + name + "\"}";
        String payload =
                "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": " + hook.path("id") + ", " + whose + "}";
        String guid = UUID.randomUUID().toString();
        try {
            gitHub.attempt(
                    place + "/" + hook.path("id").asText(),
                    guid,
                    "ping",
                    payload,
                    deliver(hook, guid, payload),
                    Instant.now());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int deliver(ObjectNode hook, String guid, String payload) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(hook.at("/config/url").asText()))
                    .header("Content-Type", "application/json")
                    .header("X-GitHub-Delivery", guid)
                    .header("X-GitHub-Event", "ping")
                    .header(
                            "X-Hub-Signature-256",
                            "sha256=" + Deliver.hmac(hook.at("/config/secret").asText(), payload))
                    .POST(BodyPublishers.ofString(payload, UTF_8))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 502;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 502;
        }
    }
}
