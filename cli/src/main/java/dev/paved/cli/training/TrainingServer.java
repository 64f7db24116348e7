package dev.paved.cli.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers the trained commands with what a platform would. */
final class TrainingServer implements AutoCloseable {
    private static final String OPERATION = """
            {"id":"dep-1","kind":"deployment.deploy","subject":"service/hello","status":"%s","steps":[{"name":"start",\
            "status":"succeeded","message":"healthy","startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:00:01Z"}],\
            "result":{"service":"hello","environment":"production","version":"0.1.0","url":"http://localhost:8080/"},"error":null}""";
    private static final String METRICS = """
            {"service":"hello","window":"30d","asOf":"2026-01-01T00:00:00Z","metrics":{"deploymentFrequency":{"perDay":0.1,"samples":3},\
            "changeLeadTime":{"p50Seconds":12.5,"p75Seconds":70,"p95Seconds":4000,"samples":3},"changeFailRate":{"ratio":0.5,"failed":1,\
            "samples":2}},"quickCheck":{"overall":7.8,"known":3},"deployments":{"succeeded":3,"failed":1,"rolledBack":1},\
            "items":[{"service":"hello","subject":"deployment/dep-1","at":"2026-01-01T00:00:00.5Z","counted":true,\
            "why":"It needed intervention.","seconds":2.9}],"nextCursor":null}""";
    private static final String THING = """
            {"id":"dep-1","name":"hello","service":"hello","environment":"production","version":"0.1.0","health":"healthy",\
            "phase":"ready","createdAt":"2026-01-01T00:00:00Z","deployedAt":"2026-01-01T00:00:00Z","url":"http://localhost:8080/"}""";

    private final HttpServer server;

    private TrainingServer(HttpServer server) {
        this.server = server;
    }

    static TrainingServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainingServer::answer);
        server.start();
        return new TrainingServer(server);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            send(exchange, 202, "application/json", OPERATION.formatted("running"));
        } else if (path.endsWith("/events")) {
            String data = path.contains("operations") ? OPERATION.formatted("succeeded") : THING;
            send(exchange, 200, "text/event-stream", "id: 0-1\nevent: operation\ndata: " + data + "\n\n");
        } else if (path.endsWith("/missing")) {
            send(
                    exchange,
                    404,
                    "application/problem+json",
                    "{\"title\":\"Not found\",\"status\":404,\"suggestions\":[\"hello\"]}");
        } else if (path.startsWith("/api/metrics")) {
            send(exchange, 200, "application/json", METRICS);
        } else if (path.startsWith("/api/operations")) {
            send(exchange, 200, "application/json", OPERATION.formatted("succeeded"));
        } else if (path.endsWith("/services/hello")) {
            send(exchange, 200, "application/json", THING);
        } else {
            send(exchange, 200, "application/json", "{\"items\":[" + THING + "],\"nextCursor\":null}");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
