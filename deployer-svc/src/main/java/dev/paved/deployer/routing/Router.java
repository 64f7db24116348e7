package dev.paved.deployer.routing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.client.BoundedHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Tells the router where requests go, and makes sure that it took it. */
@Singleton
public class Router {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final URI admin;
    private final String token;

    Router(BoundedHttp http, ObjectMapper json, DeployerSettings settings) {
        this.http = http;
        this.json = json;
        this.reader = json.readerFor(Routes.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.admin = settings.router().adminUrl();
        this.token = settings.router().adminToken().orElse("");
    }

    /**
     * Whether all requests for {@code service} in {@code environment} go to {@code port} of this machine.
     *
     * @throws RouterUnavailable when it does not tell
     */
    public boolean sendsTo(String environment, String service, int port) {
        return sends(environment, service, Split.all(port));
    }

    /**
     * Whether requests for {@code service} in {@code environment} are shared as {@code split} says.
     *
     * @throws RouterUnavailable when it does not tell
     */
    public boolean sends(String environment, String service, Split split) {
        return Routes.of(split).equals(present(environment, service).orElse(null));
    }

    /**
     * Lets the requests for {@code service} in {@code environment} be shared as {@code split} says.
     *
     * @throws RouterUnavailable when it is not sure that they are; they may be
     */
    public void send(String environment, String service, Split split) {
        expect(call(request(environment, service)
                .PUT(BodyPublishers.ofByteArray(bytes(Routes.of(split))))
                .header("Content-Type", "application/json")));
        if (!sends(environment, service, split)) {
            throw new RouterUnavailable("the router accepted a route and does not have it");
        }
    }

    /**
     * Makes sure that no requests for {@code service} in {@code environment} go anywhere.
     *
     * @throws RouterUnavailable when that is not sure
     */
    public void remove(String environment, String service) {
        HttpResponse<byte[]> response = call(request(environment, service).DELETE());
        if (response.statusCode() != 404) {
            expect(response);
        }
    }

    private Optional<Routes> present(String environment, String service) {
        HttpResponse<byte[]> response = call(request(environment, service).GET());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        expect(response);
        try {
            return Optional.of(reader.readValue(response.body()));
        } catch (IOException e) {
            throw new RouterUnavailable("the router's answer is unreadable: " + e.getMessage());
        }
    }

    private HttpRequest.Builder request(String environment, String service) {
        return HttpRequest.newBuilder(admin.resolve("/router/routes/" + environment + "/" + service))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray(), PATIENCE);
        } catch (IOException e) {
            throw new RouterUnavailable(
                    "the router does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterUnavailable("interrupted while waiting for the router");
        }
    }

    private static void expect(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw new RouterUnavailable("the router answered " + response.statusCode());
        }
    }

    private byte[] bytes(Routes routes) {
        try {
            return json.writeValueAsBytes(routes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
