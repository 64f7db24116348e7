package dev.paved.provisioner.secret.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers as Vault does: a KV engine of version 2 at {@code secret/}, one of version 1 at {@code kv1/}, and logins.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2">KV secrets engine, version 2 (API)</a>
 */
public final class VaultStandIn implements AutoCloseable {

    /** The token that is valid from the beginning. */
    public static final String TOKEN = "hvs.token-of-the-test";

    private static final String DATA = "/v1/secret/data/";
    private static final String METADATA = "/v1/secret/metadata/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer. */
    private record Answer(int status, String body) {

        static Answer errors(int status, String... errors) throws IOException {
            return new Answer(status, JSON.writeValueAsString(Map.of("errors", errors)));
        }
    }

    private final HttpServer server;
    private final Map<String, List<String>> secrets = new ConcurrentSkipListMap<>();
    private final Map<String, String> unversioned = new ConcurrentSkipListMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>(List.of(TOKEN));
    private volatile String trouble = "";

    private VaultStandIn(HttpServer server) {
        this.server = server;
    }

    /** Starts it. */
    public static VaultStandIn start() {
        try {
            VaultStandIn vault =
                    new VaultStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            vault.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            vault.server.createContext("/", vault::answer);
            vault.server.start();
            return vault;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on it is in {@code trouble}: sealed, denying, undeletable, broken, garbled, taken
     * or silent; or in none where that is empty. */
    public void be(String trouble) {
        this.trouble = trouble;
    }

    /** Only {@code token} is valid from now on. */
    public void accept(String token) {
        tokens.clear();
        tokens.add(token);
    }

    /** The paths that have something, with what they have. */
    public Map<String, List<String>> secrets() {
        return Map.copyOf(secrets);
    }

    /** What the engine of version 1 has. */
    Map<String, String> unversioned() {
        return Map.copyOf(unversioned);
    }

    /** Forgets what is at {@code path}. */
    void lose(String path) {
        secrets.remove(path);
    }

    /** Everything that was asked: method and path. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(method + " " + exchange.getRequestURI());
            if (trouble.equals("silent")) {
                return;
            }
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            Answer answer = answer(method, path, token, body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, String path, String token, String body) throws IOException {
        switch (trouble) {
            case "sealed" -> {
                return Answer.errors(503, "Vault is sealed");
            }
            case "broken" -> {
                return Answer.errors(500, "internal error");
            }
            case "garbled" -> {
                return new Answer(200, "<html>a proxy's page</html>");
            }
            default -> {}
        }
        if (path.startsWith("/v1/auth/")) {
            return login(path, JSON.readTree(body));
        }
        boolean denied = trouble.equals("denying") || trouble.equals("undeletable") && method.equals("DELETE");
        if (denied || !tokens.contains(token)) {
            return Answer.errors(403, "permission denied");
        }
        if (path.startsWith("/v1/kv1/")) {
            return unversioned(method, path.substring("/v1/kv1/".length()), body);
        }
        if (path.startsWith(DATA)) {
            return data(method, path.substring(DATA.length()), body);
        }
        if (path.startsWith(METADATA) && method.equals("DELETE")) {
            secrets.remove(path.substring(METADATA.length()));
            return new Answer(204, "");
        }
        return Answer.errors(404, "no handler for route \"" + path.substring(4) + "\". route entry not found.");
    }

    private Answer login(String path, JsonNode body) throws IOException {
        boolean right =
                switch (path) {
                    case "/v1/auth/kubernetes/login" ->
                        body.path("role").asText().equals("paved")
                                && body.path("jwt").asText().equals("jwt-of-the-pod");
                    case "/v1/auth/approle/login" ->
                        body.path("role_id").asText().equals("paved")
                                && body.path("secret_id").asText().equals("secret-id");
                    default -> false;
                };
        if (!right) {
            return Answer.errors(400, "invalid role or secret ID");
        }
        return new Answer(200, """
                {"auth": {"client_token": "%s", "accessor": "accessor", "policies": ["default", "paved"],
                          "token_policies": ["default", "paved"], "metadata": {"role_name": "paved"},
                          "lease_duration": 2764800, "renewable": true, "token_type": "service"}}""".formatted(TOKEN));
    }

    private synchronized Answer data(String method, String path, String body) throws IOException {
        List<String> versions = secrets.getOrDefault(path, List.of());
        return switch (method) {
            case "POST", "PUT" -> {
                JsonNode sent = JSON.readTree(body);
                if (trouble.equals("taken") || sent.at("/options/cas").asInt(-1) != versions.size()) {
                    yield Answer.errors(400, "check-and-set parameter did not match the current version");
                }
                List<String> more = new ArrayList<>(versions);
                more.add(sent.path("data").toString());
                secrets.put(path, List.copyOf(more));
                yield new Answer(200, "{\"data\": %s}".formatted(metadata(more.size())));
            }
            case "GET" ->
                versions.isEmpty()
                        ? Answer.errors(404)
                        : new Answer(
                                200,
                                "{\"data\": {\"data\": %s, \"metadata\": %s}}"
                                        .formatted(versions.getFirst(), metadata(1)));
            default -> new Answer(204, "");
        };
    }

    private static String metadata(int version) {
        return """
                {"created_time": "2018-03-22T02:36:43.986212308Z", "custom_metadata": null, "deletion_time": "",
                 "destroyed": false, "version": %d}""".formatted(version);
    }

    /** An engine of version 1 takes any path for a name. */
    private Answer unversioned(String method, String path, String body) throws IOException {
        switch (method) {
            case "DELETE" -> unversioned.remove(path);
            case "GET" -> {
                String value = unversioned.get(path);
                return value == null ? Answer.errors(404) : new Answer(200, "{\"data\": " + value + "}");
            }
            default -> unversioned.put(path, body);
        }
        return new Answer(204, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
