package dev.paved.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server that speaks the platform's contract as a test tells it to. */
final class FakePlatform implements AutoCloseable {

    /** A request as it arrived. */
    record Received(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** What to do with a request. */
    interface Reaction {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Deque<Reaction>> reactions = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    FakePlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** The reactions to this request, one after the other; the last one stays. */
    FakePlatform on(String request, Reaction... answers) {
        reactions.put(request, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Received> received(String request) {
        return received.stream()
                .filter(one -> (one.method() + " " + one.path()).equals(request))
                .toList();
    }

    static Reaction json(int status, String body) {
        return exchange -> send(exchange, status, "application/json", body);
    }

    static Reaction problem(int status, String members) {
        String body = "{\"type\":\"about:blank\",\"title\":\"A problem\",\"status\":" + status + "," + members + "}";
        return exchange -> send(exchange, status, "application/problem+json", body);
    }

    /** Reads the request and closes the connection without an answer. */
    static Reaction drop() {
        return HttpExchange::close;
    }

    /** Sends these events and ends the stream. */
    static Reaction events(String... events) {
        return exchange -> {
            stream(exchange, events);
            exchange.close();
        };
    }

    /** Sends these events and breaks the connection. */
    static Reaction brokenEvents(String... events) {
        return exchange -> {
            stream(exchange, events);
            throw new IOException("broken on purpose");
        };
    }

    /** Sends these events and then nothing, with the connection left open. */
    static Reaction silentAfter(String... events) {
        return exchange -> stream(exchange, events);
    }

    static String event(String id, String json) {
        return "id: " + id + "\nevent: operation\ndata: " + json + "\n\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void stream(HttpExchange exchange, String... events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (String event : events) {
            body.write(event.getBytes(StandardCharsets.UTF_8));
            body.flush();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders()), body));
        Deque<Reaction> answers = reactions.get(exchange.getRequestMethod() + " " + path);
        if (answers == null) {
            problem(404, "\"detail\":\"There is no " + path + " here.\",\"requestId\":\"req-404\"")
                    .to(exchange);
            return;
        }
        Reaction answer;
        synchronized (answers) {
            answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
        answer.to(exchange);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Request-Id", "req-1");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
