package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A server on a free port, and requests to it. */
final class Asking implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;

    Asking(Map<String, Map<String, Handler>> routes, boolean ready) {
        try {
            server = new Server(0, routes, () -> ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** Asks, and does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> begun(String path) {
        return http.sendAsync(request("GET", path, "").build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(method, path, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
