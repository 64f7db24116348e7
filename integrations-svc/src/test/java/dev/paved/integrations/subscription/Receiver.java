package dev.paved.integrations.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server that webhooks are sent to. */
final class Receiver implements AutoCloseable {

    /** What came. */
    record Received(String id, long timestamp, String signature, String contentType, String body) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether one of the signatures is that of {@code secret}. */
        boolean isSignedWith(String secret) {
            return List.of(signature.split(" "))
                    .contains(SigningSecret.parse(secret).sign(id, timestamp, body));
        }
    }

    /** How it is answered. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(int status) {
            return new Answer(status, Map.of(), "answer " + status);
        }
    }

    private static final String SILENT = "/silent";

    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Function<Received, Answer> answer;

    Receiver() {
        this(received -> Answer.of(200));
    }

    Receiver(Function<Received, Answer> answer) {
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return url("/hook");
    }

    /** Where requests are taken and never answered. */
    String silentUrl() {
        return url(SILENT);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(Function<Received, Answer> next) {
        answer = next;
    }

    /** All that came so far. */
    List<Received> received() {
        return received;
    }

    /** How many requests have not been answered. */
    int unanswered() {
        return unanswered.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals(SILENT)) {
                unanswered.incrementAndGet();
                end.await();
                return;
            }
            var headers = exchange.getRequestHeaders();
            Received one = new Received(
                    headers.getFirst("webhook-id"),
                    Long.parseLong(headers.getFirst("webhook-timestamp")),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("content-type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(one);
            Answer now = answer.apply(one);
            now.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.close();
    }
}
