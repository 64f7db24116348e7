package dev.paved.deployer.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What services are given, as the provisioner tells it to the deployer alone. */
public final class FakeProvisioner {

    /** The token that the deployer says who it is with. */
    public static final String TOKEN = "the-deployers-own";

    static final String SUFFIX = "/variables";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, String>> variables = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();

    /** From now on {@code service} is given {@code values} in {@code environment}, as a new version. */
    public void give(String environment, String service, Map<String, String> values) {
        variables.put(environment + "/" + service, Map.copyOf(values));
        versions.merge(environment + "/" + service, 1, Integer::sum);
    }

    /** Answers what is asked about {@code service} with {@code status}. */
    public void refuse(String service, int status) {
        refused.put(service, status);
    }

    /** Answers about {@code service} again. */
    public void answer(String service) {
        refused.remove(service);
    }

    /** What for the values of {@code service} were read in {@code environment}, in order. */
    public List<String> readsOf(String environment, String service) {
        String prefix = environment + "/" + service + " ";
        return reads.stream()
                .filter(read -> read.startsWith(prefix))
                .map(read -> read.substring(prefix.length()))
                .toList();
    }

    void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String environment = path[3];
        String service = path[5];
        String key = environment + "/" + service;
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            FakeRouter.answer(exchange, 403, bytes(Map.of("detail", "It is told to the deployer alone.")));
        } else if (refused.containsKey(service)) {
            FakeRouter.answer(exchange, refused.get(service), bytes(Map.of("detail", "Not now.")));
        } else if (exchange.getRequestMethod().equals("POST")) {
            String purpose =
                    JSON.readTree(exchange.getRequestBody()).path("purpose").asText();
            reads.add(key + " " + purpose);
            FakeRouter.answer(exchange, 200, bytes(whole(key)));
        } else {
            FakeRouter.answer(exchange, 200, bytes(Map.of("version", version(key))));
        }
    }

    private Map<String, Object> whole(String key) {
        Map<String, String> values = variables.getOrDefault(key, Map.of());
        String revision = Integer.toHexString(new TreeMap<>(values).toString().hashCode());
        return Map.of("version", version(key), "revision", revision, "variables", values);
    }

    private String version(String key) {
        return "v" + versions.getOrDefault(key, 0);
    }

    private static byte[] bytes(Object body) throws IOException {
        return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }
}
