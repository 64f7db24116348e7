package dev.paved.deployer.local;

import dev.paved.kit.client.BoundedHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Reads what instances export for Prometheus. */
@Singleton
public class Scrapes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LARGEST = 4 * 1024 * 1024;

    private final BoundedHttp http;

    Scrapes(BoundedHttp http) {
        this.http = http;
    }

    /** The requests that {@code instance} has answered since it began; nothing where it does not tell. */
    public Optional<RequestCounts> of(Instance instance) {
        return PrometheusText.counts(path -> text(instance, path), instance.health());
    }

    private Optional<String> text(Instance instance, String path) {
        URI uri = URI.create("http://127.0.0.1:" + instance.port() + path);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST),
                    PATIENCE);
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
