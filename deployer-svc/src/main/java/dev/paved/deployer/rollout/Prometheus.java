package dev.paved.deployer.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.client.BoundedHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks Prometheus, or whatever speaks its HTTP API, for single numbers. */
@Singleton
class Prometheus {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_TOLD = 200;

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final Optional<URI> url;

    Prometheus(BoundedHttp http, ObjectMapper json, DeployerSettings settings) {
        this.http = http;
        this.json = json;
        this.url = settings.prometheus().url();
    }

    /** There is no number; the message says why, for people. */
    static final class NoNumber extends Exception {

        private static final long serialVersionUID = 1;

        NoNumber(String message) {
            super(message, null, false, false);
        }
    }

    /** What {@code query} gives now. */
    double number(String query) throws NoNumber {
        URI base = url.orElseThrow(
                () -> new NoNumber("no Prometheus is set for this platform (paved.deployer.prometheus.url)."));
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(base.toString().replaceFirst("/+$", "") + "/api/v1/query"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                    .build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray(), PATIENCE);
            return read(response.statusCode(), json.readTree(response.body()));
        } catch (IOException e) {
            throw new NoNumber("Prometheus gave no answer that can be read ("
                    + e.getClass().getSimpleName() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoNumber("it was interrupted while it waited for Prometheus.");
        }
    }

    private static double read(int status, JsonNode answer) throws NoNumber {
        if (!answer.path("status").asText().equals("success")) {
            String error = answer.path("error").asText("status " + status);
            throw new NoNumber("Prometheus refused the query: "
                    + error.substring(0, Math.min(error.length(), LONGEST_TOLD)) + ".");
        }
        JsonNode data = answer.path("data");
        JsonNode result = data.path("result");
        return switch (data.path("resultType").asText()) {
            case "scalar" -> finite(result.path(1));
            case "vector" -> finite(only(result).path("value").path(1));
            default -> throw new NoNumber("the query gives no single number.");
        };
    }

    private static JsonNode only(JsonNode result) throws NoNumber {
        if (result.isEmpty()) {
            throw new NoNumber("the query found nothing.");
        }
        if (result.size() > 1) {
            throw new NoNumber("the query gives " + result.size() + " numbers, and there has to be one.");
        }
        return result.path(0);
    }

    private static double finite(JsonNode value) throws NoNumber {
        try {
            double number = Double.parseDouble(value.asText());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // What Prometheus writes as +Inf is not finite either.
        }
        throw new NoNumber("the query gives " + value.asText() + ", which is no number to judge by.");
    }
}
