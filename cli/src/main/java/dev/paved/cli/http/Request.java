package dev.paved.cli.http;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A request to the platform. One that changes something carries an idempotency key, so that sending it again is safe.
 *
 * @param method the HTTP method
 * @param path path and query, encoded
 * @param headers headers besides those every request has
 * @param body the body's bytes, none when empty
 * @param silence how long to wait for an answer
 */
record Request(String method, String path, Map<String, String> headers, byte[] body, Duration silence) {
    static final Duration USUAL_SILENCE = Duration.ofSeconds(20);

    private Request(String method, String path, Map<String, String> headers, byte[] body) {
        this(method, path, headers, body, USUAL_SILENCE);
    }

    static Request get(String path) {
        return new Request("GET", path, Map.of(), new byte[0]);
    }

    static Request delete(String path) {
        return new Request("DELETE", path, Map.of("Idempotency-Key", key()), new byte[0]);
    }

    static Request post(String path, Json body) {
        return post(path, "application/json", JsonWriter.compact(body).getBytes(StandardCharsets.UTF_8));
    }

    static Request post(String path, String contentType, byte[] body) {
        return change("POST", path, contentType, body);
    }

    static Request put(String path, String contentType, byte[] body) {
        return change("PUT", path, contentType, body);
    }

    private static Request change(String method, String path, String contentType, byte[] body) {
        return new Request(method, path, Map.of("Idempotency-Key", key(), "Content-Type", contentType), body);
    }

    Request with(String header, String value) {
        Map<String, String> extended = new HashMap<>(headers);
        extended.put(header, value);
        return new Request(method, path, extended, body, silence);
    }

    Request within(Duration longer) {
        return new Request(method, path, headers, body, longer);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
