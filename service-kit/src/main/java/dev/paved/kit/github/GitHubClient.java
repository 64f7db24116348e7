package dev.paved.kit.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.repository.GitTokens;
import java.io.IOException;
import java.net.ConnectException;
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
 * Sends requests to GitHub's REST API. No redirect is followed, and the token is told to nobody else.
 */
public final class GitHubClient {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final GitHubHost host;
    private final GitTokens tokens;
    private final BoundedHttp http;
    private final ObjectMapper json;
    private final InstantSource time;
    private final int largest;
    private final boolean patient;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    /** Asks {@code host} with the token that {@code tokens} have for it. */
    public GitHubClient(GitHubHost host, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        this(host, tokens, http, json, time, LARGEST_ANSWER, false);
    }

    private GitHubClient(
            GitHubHost host,
            GitTokens tokens,
            BoundedHttp http,
            ObjectMapper json,
            InstantSource time,
            int largest,
            boolean patient) {
        this.largest = largest;
        this.patient = patient;
        this.host = host;
        this.tokens = tokens;
        this.http = http;
        this.json = json;
        this.time = time;
    }

    /** One for work in the background: while GitHub limits requests, it is not asked at all. */
    public static GitHubClient patient(
            GitHubHost host, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        return new GitHubClient(host, tokens, http, json, time, LARGEST_ANSWER, true);
    }

    /** The same, for answers of up to {@code largest} bytes. */
    public static GitHubClient patient(
            GitHubHost host, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time, int largest) {
        return new GitHubClient(host, tokens, http, json, time, largest, true);
    }

    /**
     * Asks for {@code path}, a query included, and gives the answer, whatever its status is.
     *
     * @throws GitHubBusy where there is none, or it says to ask later
     */
    public GitHubAnswer send(String method, String path, @Nullable ObjectNode body) throws GitHubBusy {
        Duration quiet = Duration.between(time.instant(), quietUntil.get());
        if (patient && quiet.isPositive()) {
            throw GitHubBusy.limited("GitHub limits requests until " + quietUntil.get(), quiet);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host.apiUrl() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "Paved");
        tokens.token(host.url()).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest), LIMIT);
        } catch (IOException e) {
            throw GitHubBusy.unheard("GitHub did not answer: " + words(e), RateLimit.PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GitHubBusy.unheard("this service is stopping", RateLimit.PAUSE);
        }
        JsonNode answered = body(response);
        String said = Said.of(answered);
        RateLimit.pause(response, said, time.instant())
                .ifPresent(pause -> quietUntil.set(time.instant().plus(pause)));
        Optional<Duration> wait = RateLimit.wait(response, said, time.instant());
        if (wait.isPresent()) {
            String reason = "GitHub answered " + response.statusCode() + said;
            throw response.statusCode() < 500
                    ? GitHubBusy.limited(reason, wait.get())
                    : GitHubBusy.unheard(reason, wait.get());
        }
        return new GitHubAnswer(
                response.statusCode(),
                answered,
                response.headers().firstValue("Link").orElse(null));
    }

    private static String words(IOException failure) {
        return failure instanceof ConnectException || failure.getMessage() == null
                ? "there is no connection to it"
                : failure.getMessage();
    }

    private JsonNode body(HttpResponse<byte[]> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            return json.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("bytes cannot fail to be read", e);
        }
    }
}
