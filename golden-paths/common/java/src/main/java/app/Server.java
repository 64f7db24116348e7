package app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Serves routes over HTTP, beside health and metrics, and tells callers what they did wrong. */
public final class Server implements AutoCloseable {

    private static final int READERS = 32;
    private static final int WORKERS = 32;
    /** Answered even while every worker is busy: neither waits for anything. */
    private static final Set<String> AT_ONCE = Set.of("/health/live", "/metrics");
    private static final int PATIENCE_SECONDS = 15;
    private static final Metrics.Counter REQUESTS =
            new Metrics.Counter("http_requests_total", "Requests answered, by method, path and status.");
    private static final Metrics.Histogram DURATIONS =
            new Metrics.Histogram("http_request_duration_seconds", "How long answering took, by method and path.");

    private final Map<String, Map<String, Handler>> routes = new HashMap<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final HttpServer http;

    static {
        // The JDK's server waits for ever for a request that was begun; these are seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        ProcessMetrics.register();
    }

    /**
     * Listens and answers.
     *
     * @param port where; 0 for any that is free
     * @param routes handlers by path, then by method
     * @param ready whether requests can be served now; asked by the health checks
     */
    public Server(int port, Map<String, Map<String, Handler>> routes, BooleanSupplier ready) throws IOException {
        Handler health = request -> ready.getAsBoolean() ? health(200, "UP") : health(503, "DOWN");
        this.routes.put("/health", Map.of("GET", health));
        this.routes.put("/health/ready", Map.of("GET", health));
        this.routes.put("/health/live", Map.of("GET", request -> health(200, "UP")));
        this.routes.put("/metrics", Map.of("GET", request -> Response.text("text/plain; version=0.0.4", Metrics.exposition(), Map.of())));
        this.routes.putAll(routes);
        this.http = HttpServer.create(new InetSocketAddress(port), 128);
        http.setExecutor(readers);
        http.createContext("/", this::accept);
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** Takes no new requests, and finishes those that have begun. */
    @Override
    public void close() {
        // Older JDKs wait in full when there is nothing to wait for.
        http.stop(inFlight.get() == 0 ? 0 : PATIENCE_SECONDS);
        readers.shutdown();
        workers.shutdown();
    }

    private void accept(HttpExchange exchange) {
        inFlight.incrementAndGet();
        if (AT_ONCE.contains(exchange.getRequestURI().getRawPath())) {
            serve(exchange);
        } else {
            workers.execute(() -> serve(exchange));
        }
    }

    private void serve(HttpExchange exchange) {
        long started = System.nanoTime();
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        Map<String, Handler> route = routes.get(path);
        String method = route == null ? "any" : exchange.getRequestMethod();
        String label = route == null ? "other" : path;
        try {
            Response response = respond(exchange, path, route);
            REQUESTS.increase("method", method, "path", label, "status", String.valueOf(response.status()));
            send(exchange, response);
        } catch (IOException e) {
            // The caller is gone.
        } finally {
            DURATIONS.observe((System.nanoTime() - started) / 1e9, "method", method, "path", label);
            exchange.close();
            inFlight.decrementAndGet();
        }
    }

    private static Response respond(HttpExchange exchange, String path, Map<String, Handler> route) {
        String method = exchange.getRequestMethod();
        try {
            if (route == null) {
                throw new Refused(404, "There is nothing at " + path + ".");
            }
            Handler handler = route.get(method.equals("HEAD") ? "GET" : method);
            if (handler == null) {
                exchange.getResponseHeaders().set("Allow", allowed(route));
                throw new Refused(405, method + " is not allowed at " + path + ".");
            }
            return handler.answer(new Request(exchange));
        } catch (Refused e) {
            return Response.json(e.status(), Map.of("error", e.getMessage()));
        } catch (IOException | SQLException | RuntimeException e) {
            Log.error("a request failed", "method", method, "path", path, "error", e);
            return Response.json(500, Map.of("error", "This request failed. The log of the service says why."));
        }
    }

    private static String allowed(Map<String, Handler> route) {
        TreeSet<String> methods = new TreeSet<>(route.keySet());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
        exchange.getResponseHeaders().set("Content-Type", response.type());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(response.body());
        }
    }

    private static Response health(int status, String word) {
        return Response.json(status, Map.of("status", word));
    }
}
