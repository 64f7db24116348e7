package dev.paved.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paved.local.embedded.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests that pass through it to an API server, which does not tell by itself who sent what. {@code kubectl proxy}
 * behind it speaks to the server.
 */
final class CountingProxy implements AutoCloseable {

    private static final List<String> PASSED = List.of("Accept", "Content-Type", "User-Agent");
    private static final long UNKNOWN_LENGTH = 0;

    private final Process proxy;
    private final URI behind;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer entry;
    private final AtomicLong requests = new AtomicLong();

    private CountingProxy(Process proxy, URI behind) throws IOException {
        this.proxy = proxy;
        this.behind = behind;
        this.entry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        entry.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        entry.createContext("/", this::pass);
        entry.start();
    }

    static CountingProxy start(Path kubeconfig) throws IOException {
        int port = FreePort.any();
        Process proxy = new ProcessBuilder("kubectl", "--kubeconfig", kubeconfig.toString(), "proxy", "--port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new CountingProxy(proxy, URI.create("http://127.0.0.1:" + port));
    }

    /** Writes a kubeconfig file with which requests go through this. */
    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("counted.yaml"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: counted, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: counted, user: {}}]
                contexts: [{name: counted, context: {cluster: counted, user: counted}}]
                current-context: counted
                """.formatted(entry.getAddress().getPort()));
    }

    long requests() {
        return requests.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            HttpResponse<InputStream> answer = client.send(request(exchange), BodyHandlers.ofInputStream());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), UNKNOWN_LENGTH);
            try (InputStream body = answer.body()) {
                body.transferTo(exchange.getResponseBody());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : PASSED) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        entry.stop(0);
        client.shutdownNow();
        proxy.destroy();
        proxy.onExit().join();
    }
}
