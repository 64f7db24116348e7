package dev.paved.deployer.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** The administration of a router, without the router. */
public final class FakeRouter {

    /** The bearer token it asks for. */
    public static final String TOKEN = "router-token";

    static final String PATH = "/router/routes/";

    private final Map<String, byte[]> routes = new ConcurrentHashMap<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Map<String, IntConsumer> afterNextChange = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    /** The port that requests for {@code service} in {@code environment} go to. */
    public Optional<Integer> portOf(String environment, String service) {
        return Optional.ofNullable(routes.get(environment + "/" + service)).map(FakeRouter::port);
    }

    /** The shares of requests for {@code service} in {@code environment}, by port. */
    public Map<Integer, Integer> weightsOf(String environment, String service) {
        byte[] route = routes.get(environment + "/" + service);
        Map<Integer, Integer> weights = new LinkedHashMap<>();
        if (route != null) {
            read(route)
                    .path("backends")
                    .forEach(backend -> weights.put(
                            backend.path("port").asInt(), backend.path("weight").asInt()));
        }
        return weights;
    }

    /** How often the route was put. */
    public long changesOf(String environment, String service) {
        return changes.stream().filter((environment + "/" + service)::equals).count();
    }

    /** Loses the route. */
    public void lose(String environment, String service) {
        routes.remove(environment + "/" + service);
    }

    /** Refuses everything, or not any more. */
    public void refuse(boolean everything) {
        refusing = everything;
    }

    /** How often it has refused something about the route. */
    public long refusalsOf(String environment, String service) {
        return refusals.stream().filter((environment + "/" + service)::equals).count();
    }

    /** Lets {@code then} happen, with the new port, after the route is changed next and before that is answered. */
    public void afterNextChange(String environment, String service, IntConsumer then) {
        afterNextChange.put(environment + "/" + service, then);
    }

    void handle(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI().getPath().substring(PATH.length());
        if (refusing) {
            refusals.add(key);
            answer(exchange, 503, new byte[0]);
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, new byte[0]);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            routes.put(key, exchange.getRequestBody().readAllBytes());
            changes.add(key);
            Optional.ofNullable(afterNextChange.remove(key)).ifPresent(then -> then.accept(port(routes.get(key))));
            answer(exchange, 200, routes.get(key));
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            routes.remove(key);
            answer(exchange, 204, new byte[0]);
        } else if (routes.containsKey(key)) {
            answer(exchange, 200, routes.get(key));
        } else {
            answer(exchange, 404, new byte[0]);
        }
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static int port(byte[] route) {
        return read(route).at("/backends/0/port").asInt();
    }

    private static JsonNode read(byte[] route) {
        try {
            return new ObjectMapper().readTree(route);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
