package dev.paved.catalog.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.repository.GitTokens;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repositories by GitHub's REST API. No redirect is followed, and the token is told to nobody else.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos">GitHub REST API, Repositories</a>
 */
@Singleton
public class GitHubApi {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final CatalogConfig.GitHub config;
    private final GitTokens tokens;
    private final BoundedHttp http;
    private final ObjectMapper json;
    private final InstantSource time;

    GitHubApi(CatalogConfig config, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        this.config = config.github();
        this.tokens = tokens;
        this.http = http;
        this.json = json;
        this.time = time;
    }

    /** The repository, where there is one that the token may see. */
    public Optional<GitHubRepository> find(String owner, String name) throws GitHubBusy, GitHubRefused {
        Answer answer = send("GET", path(owner, name), null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode body = answer.expect(200);
        return Optional.of(
                new GitHubRepository(owner, name, body.path("homepage").asText("")));
    }

    /** Makes it, for an organisation or for the user whose token it is. */
    public void create(NewRepository wish) throws GitHubBusy, GitHubRefused {
        Answer answer = send("POST", "/orgs/" + wish.owner() + "/repos", wish.forOrganisation());
        if (answer.status() == 404 && isUser(wish.owner())) {
            answer = send("POST", "/user/repos", wish.forUser());
        }
        answer.expect(201);
    }

    private boolean isUser(String owner) throws GitHubBusy, GitHubRefused {
        return send("GET", "/user", null).expect(200).path("login").asText("").equalsIgnoreCase(owner);
    }

    /** Deletes it; one that is gone already is no matter. */
    public void delete(String owner, String name) throws GitHubBusy, GitHubRefused {
        Answer answer = send("DELETE", path(owner, name), null);
        if (answer.status() != 404) {
            answer.expect(204);
        }
    }

    private static String path(String owner, String name) {
        return "/repos/" + owner + "/" + name;
    }

    private record Answer(int status, JsonNode body) {

        JsonNode expect(int wanted) throws GitHubRefused {
            if (status != wanted) {
                throw new GitHubRefused(status, "GitHub answered " + status + Said.of(body));
            }
            return body;
        }
    }

    private Answer send(String method, String path, @Nullable ObjectNode body) throws GitHubBusy {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.apiUrl() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "Paved");
        tokens.token(config.url()).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        HttpResponse<byte[]> response;
        try {
            response = http.send(
                    request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER), LIMIT);
        } catch (IOException e) {
            throw new GitHubBusy("GitHub did not answer: " + e, RateLimit.PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitHubBusy("this service is stopping", RateLimit.PAUSE);
        }
        JsonNode answered = body(response);
        String said = Said.of(answered);
        Optional<Duration> wait = RateLimit.wait(response, said, time.instant());
        if (wait.isPresent()) {
            throw new GitHubBusy("GitHub answered " + response.statusCode() + said, wait.get());
        }
        return new Answer(response.statusCode(), answered);
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
