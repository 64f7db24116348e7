package dev.paved.catalog.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.github.GitHubAnswer;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubClient;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.repository.GitTokens;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Repositories by GitHub's REST API. No redirect is followed, and the token is told to nobody else.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos">GitHub REST API, Repositories</a>
 */
@Singleton
public class GitHubApi {

    private final GitHubClient client;

    GitHubApi(CatalogConfig config, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        this.client = new GitHubClient(config.github().host(), tokens, http, json, time);
    }

    /** The repository, where there is one that the token may see. */
    public Optional<GitHubRepository> find(String owner, String name) throws GitHubBusy, GitHubRefused {
        GitHubAnswer answer = client.send("GET", path(owner, name), null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode body = answer.expect(200);
        return Optional.of(
                new GitHubRepository(owner, name, body.path("homepage").asText("")));
    }

    /** Makes it, for an organisation or for the user whose token it is. */
    public void create(NewRepository wish) throws GitHubBusy, GitHubRefused {
        GitHubAnswer answer = client.send("POST", "/orgs/" + wish.owner() + "/repos", wish.forOrganisation());
        if (answer.status() == 404 && isUser(wish.owner())) {
            answer = client.send("POST", "/user/repos", wish.forUser());
        }
        answer.expect(201);
    }

    private boolean isUser(String owner) throws GitHubBusy, GitHubRefused {
        return client.send("GET", "/user", null)
                .expect(200)
                .path("login")
                .asText("")
                .equalsIgnoreCase(owner);
    }

    /** Deletes it; one that is gone already is no matter. */
    public void delete(String owner, String name) throws GitHubBusy, GitHubRefused {
        GitHubAnswer answer = client.send("DELETE", path(owner, name), null);
        if (answer.status() != 404) {
            answer.expect(204);
        }
    }

    private static String path(String owner, String name) {
        return "/repos/" + owner + "/" + name;
    }
}
