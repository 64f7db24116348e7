package dev.paved.kit.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.repository.GitTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's REST API. No redirect is followed, the token is told to nobody else, and while GitHub limits requests it is not
 * asked at all.
 *
 * @see <a href="https://docs.github.com/en/rest">GitHub REST API</a>
 */
public final class GitHubRest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Place place;
    private final GitTokens tokens;
    private final BoundedHttp http;
    private final ObjectMapper json;
    private final InstantSource time;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    /**
     * Which GitHub is asked.
     *
     * @param url where its repositories are: the token is that of this host
     * @param api where its REST API is
     * @param largest the most that an answer may have, in bytes
     */
    public record Place(String url, String api, int largest) {

        /** Whether the API is on the same host, or {@code api.HOST}: else it would be told a token that is not its own. */
        public boolean isOfOneHost() {
            String host = String.valueOf(URI.create(url).getHost());
            String asked = String.valueOf(URI.create(api).getHost());
            return asked.equals(host) || asked.equals("api." + host);
        }

        /** Where GitHub has the REST API of {@code url}. */
        public static String apiOf(String url) {
            return url.equals("https://github.com") ? "https://api.github.com" : url + "/api/v3";
        }
    }

    /** Asks {@code place} with the token that there is for it. */
    public GitHubRest(Place place, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        this.place = place;
        this.tokens = tokens;
        this.http = http;
        this.json = json;
        this.time = time;
    }

    /**
     * What GitHub answers to {@code method} of {@code path}, which begins with a slash.
     *
     * @throws GitHubBusy where it may answer later
     */
    public GitHubAnswer send(String method, String path, @Nullable JsonNode body) throws GitHubBusy {
        Duration quiet = Duration.between(time.instant(), quietUntil.get());
        if (quiet.isPositive()) {
            throw new GitHubBusy("GitHub limits requests until " + quietUntil.get(), quiet);
        }
        HttpResponse<byte[]> response = exchange(request(method, path, body));
        JsonNode answered = read(response);
        String said = Said.of(answered);
        RateLimit.pause(response, said, time.instant())
                .ifPresent(pause -> quietUntil.set(time.instant().plus(pause)));
        Optional<Duration> wait = RateLimit.wait(response, said, time.instant());
        if (wait.isPresent()) {
            throw new GitHubBusy("GitHub answered " + response.statusCode() + said, wait.get());
        }
        return new GitHubAnswer(
                response.statusCode(),
                answered,
                response.headers().firstValue("Link").orElse(null));
    }

    private HttpRequest request(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.api() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "Paved");
        tokens.token(place.url()).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws GitHubBusy {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), place.largest()), LIMIT);
        } catch (IOException e) {
            throw new GitHubBusy("GitHub did not answer: " + e, RateLimit.PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitHubBusy("this service is stopping", RateLimit.PAUSE);
        }
    }

    private JsonNode read(HttpResponse<byte[]> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            return json.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("bytes cannot fail to be read", e);
        }
    }
}
