package dev.paved.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * JSON over HTTP, on one connection.
 *
 * @param base what every path follows
 * @param headers sent with every request
 */
record CatalogHttp(HttpClient client, String base, Map<String, String> headers) implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    static CatalogHttp at(String base, Map<String, String> headers) {
        return new CatalogHttp(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), base, headers);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** {@code text} as a value in a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private JsonNode send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + base + path + " was answered with " + answer.statusCode()
                    + ": " + new String(answer.body(), UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
