package dev.paved.deployer.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.http.RefusedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Asks other services on behalf of the present caller, with the caller's own token. */
@RequestScoped
public class PlatformClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a path means something else by than a name. */
    private static final Set<String> DOTS = Set.of(".", "..");

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final HttpHeaders headers;
    private final URI base;

    PlatformClient(BoundedHttp http, ObjectMapper json, @Context HttpHeaders headers, DeployerSettings settings) {
        this.http = http;
        this.json = json;
        this.headers = headers;
        this.base = settings.baseUrl();
    }

    /**
     * Gets what is called {@code name} in {@code collection}, a path that {@code service} answers.
     *
     * @throws RefusedException when it does not answer
     */
    public Reply get(String service, String collection, String name) {
        if (name.isEmpty() || DOTS.contains(name)) {
            return new Reply.Missing(List.of());
        }
        URI uri = base.resolve(collection + "/" + segment(name));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
        String token = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, token);
        }
        try {
            return reply(service, http.send(request.build(), BodyHandlers.ofByteArray(), PATIENCE));
        } catch (IOException e) {
            throw unreachable(service, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(service, "this service is stopping");
        }
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply reply(String service, HttpResponse<byte[]> response) throws IOException {
        return switch (response.statusCode()) {
            case 200 -> new Reply.Found(json.readTree(response.body()));
            case 404 -> new Reply.Missing(suggestions(response.body()));
            default -> throw unreachable(service, "it answered " + response.statusCode());
        };
    }

    private List<String> suggestions(byte[] problem) throws IOException {
        JsonNode body = json.readTree(problem);
        return StreamSupport.stream(body.path("suggestions").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static RefusedException unreachable(String service, String because) {
        return new RefusedException(new Unreachable(service, because));
    }
}
