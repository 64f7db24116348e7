package dev.paved.local.command;

import dev.paved.local.json.Json;
import dev.paved.local.json.JsonException;
import dev.paved.local.stack.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what a service says about its own readiness: its database, its Kafka channels, its outbox. */
final class ReadinessChecks {
    private static final int MILLIS = 3_000;

    private ReadinessChecks() {}

    static List<Finding> of(Service service, int port) {
        try {
            Object checks = Json.parseObject(health(port)).get("checks");
            return checks instanceof Collection<?> all
                    ? all.stream()
                            .map(Json::object)
                            .filter(check -> !"UP".equals(check.get("status")))
                            .map(check -> trouble(service, check))
                            .toList()
                    : List.of();
        } catch (IOException | JsonException e) {
            return List.of(Finding.trouble(
                    service.id(),
                    "does not answer on port " + port + ": " + e.getMessage(),
                    "platform logs " + service.id()));
        }
    }

    private static Finding trouble(Service service, Map<String, ?> check) {
        return Finding.trouble(
                service.id(),
                "not ready: " + check.get("name") + " " + (check.get("data") == null ? "" : check.get("data")),
                "platform logs " + service.id());
    }

    private static String health(int port) throws IOException {
        var url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return body == null ? "{}" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
