package dev.paved.goldenpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service that runs. */
record Started(Process process, Path log, String url, HttpClient http) implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Started at(int port, Process process, Path log) {
        return new Started(process, log, "http://127.0.0.1:" + port, HttpClient.newHttpClient());
    }

    void isHealthySoon(String path) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .failFast("it has ended: " + log, () -> !process.isAlive())
                .untilAsserted(() -> assertThat(get(path).body()).isEqualTo("{\"status\":\"UP\"}"));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks, and does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> begun(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Tells it to stop, and waits until it has; the JVM ends with the signal's number, the others with 0. */
    void stopsInOrder() throws InterruptedException, IOException {
        process.destroy();
        assertThat(process.waitFor(15, TimeUnit.SECONDS))
                .as("stops when told to")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isIn(0, 128 + 15);
    }

    /** Its log, of which every line is JSON that says when, how bad, what, and who. */
    List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(log.toFile())
                .readAll();
        assertThat(lines)
                .allSatisfy(line -> assertThat(List.of("time", "level", "message", "service", "version"))
                        .allSatisfy(
                                field -> assertThat(line.path(field).asText()).isNotEmpty()));
        assertThat(Files.readString(log).strip().lines()).hasSameSizeAs(lines);
        return lines;
    }

    /** The names of all metrics and their labels' values are told for. */
    Metrics metrics() throws IOException, InterruptedException {
        HttpResponse<String> response = get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map().get("content-type"))
                .isEqualTo(List.of("text/plain; version=0.0.4; charset=utf-8"));
        return Metrics.of(response.body());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    /** What a scrape says: values by series. */
    record Metrics(Map<String, Double> values) {

        static Metrics of(String text) {
            var values = new java.util.LinkedHashMap<String, Double>();
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int space = line.lastIndexOf(' ');
                values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            });
            return new Metrics(values);
        }

        List<String> names() {
            return values.keySet().stream()
                    .map(series -> series.replaceAll("\\{.*", ""))
                    .distinct()
                    .toList();
        }
    }
}
