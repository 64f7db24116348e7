package dev.paved.local.router;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server behind the router that says what it was asked; it can also stream, and break off. */
record OriginServer(HttpServer server, CountDownLatch streamMayEnd) implements AutoCloseable {

    static OriginServer start() throws IOException {
        var origin = new OriginServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                new CountDownLatch(1));
        origin.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        origin.server.createContext("/", OriginServer::echo);
        origin.server.createContext("/api/services/stream", origin::stream);
        origin.server.createContext("/api/services/break", HttpExchange::close);
        origin.server.start();
        return origin;
    }

    int port() {
        return server.getAddress().getPort();
    }

    void finishStream() {
        streamMayEnd.countDown();
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = (exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().toASCIIString() + " " + asked)
                .getBytes(StandardCharsets.UTF_8);
        copy(exchange, "X-Forwarded-Host", "X-Seen-Forwarded-Host");
        copy(exchange, "X-Forwarded-Prefix", "X-Seen-Forwarded-Prefix");
        exchange.getResponseHeaders().set("Keep-Alive", "timeout=5");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void copy(HttpExchange exchange, String from, String to) {
        String value = exchange.getRequestHeaders().getFirst(from);
        if (value != null) {
            exchange.getResponseHeaders().set(to, value);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            streamMayEnd.await();
            body.write("data: last\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        streamMayEnd.countDown();
        server.stop(0);
    }
}
