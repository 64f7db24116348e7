package dev.paved.integrations.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paved.kit.testing.Tokens;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who reads a stream of events, as it comes. */
final class Reader implements AutoCloseable {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    /** An event as it was received. */
    record Received(String id, String name, JsonNode data) {
        String subject() {
            return data.get("subject").asText();
        }
    }

    private final List<Received> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final Thread thread;
    private volatile String firstId = "";
    private volatile String lastId;
    private volatile boolean ended;

    /** Asks for the stream with {@code query}, after {@code lastId} unless that is empty. */
    Reader(String query, String lastId) {
        this.lastId = lastId;
        var request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/events?" + query))
                .header("Authorization", "Bearer " + Tokens.of("ada"))
                .header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the stream was refused with status " + response.statusCode());
        }
        thread = Thread.ofVirtual().start(this::read);
    }

    /** Everything that a stream with an end has. */
    static List<Received> all(String query) throws InterruptedException {
        try (Reader reader = new Reader(query, "")) {
            reader.thread.join();
            return reader.events();
        }
    }

    List<Received> events() {
        return List.copyOf(events);
    }

    int comments() {
        return comments.get();
    }

    /** Where the stream began. */
    String firstId() {
        return firstId;
    }

    String lastId() {
        return lastId;
    }

    boolean hasEnded() {
        return ended;
    }

    private void read() {
        String id = "";
        String name = "";
        String data = "";
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                    firstId = firstId.isEmpty() ? id : firstId;
                    lastId = id;
                } else if (line.startsWith("event:")) {
                    name = line.substring(6);
                } else if (line.startsWith("data:")) {
                    data += line.substring(5);
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Received(id, name, JSON.readTree(data)));
                    data = "";
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            // It was closed.
        }
        ended = true;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
