package dev.paved.catalog.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.github.GitHubAnswer;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.github.GitHubRest;
import dev.paved.kit.repository.GitTokens;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Repositories by GitHub's REST API.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos">GitHub REST API, Repositories</a>
 */
@Singleton
public class GitHubApi {

    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final GitHubRest rest;

    GitHubApi(CatalogConfig config, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        CatalogConfig.GitHub gitHub = config.github();
        this.rest = new GitHubRest(
                new GitHubRest.Place(gitHub.url(), gitHub.apiUrl(), LARGEST_ANSWER), tokens, http, json, time);
    }

    /** The repository, where there is one that the token may see. */
    public Optional<GitHubRepository> find(String owner, String name) throws GitHubBusy, GitHubRefused {
        GitHubAnswer answer = rest.send("GET", path(owner, name), null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode body = answer.expect(200);
        return Optional.of(
                new GitHubRepository(owner, name, body.path("homepage").asText("")));
    }

    /** Makes it, for an organisation or for the user whose token it is. */
    public void create(NewRepository wish) throws GitHubBusy, GitHubRefused {
        GitHubAnswer answer = rest.send("POST", "/orgs/" + wish.owner() + "/repos", wish.forOrganisation());
        if (answer.status() == 404 && isUser(wish.owner())) {
            answer = rest.send("POST", "/user/repos", wish.forUser());
        }
        answer.expect(201);
    }

    private boolean isUser(String owner) throws GitHubBusy, GitHubRefused {
        return rest.send("GET", "/user", null)
                .expect(200)
                .path("login")
                .asText("")
                .equalsIgnoreCase(owner);
    }

    /** Deletes it; one that is gone already is no matter. */
    public void delete(String owner, String name) throws GitHubBusy, GitHubRefused {
        GitHubAnswer answer = rest.send("DELETE", path(owner, name), null);
        if (answer.status() != 404) {
            answer.expect(204);
        }
    }

    private static String path(String owner, String name) {
        return "/repos/" + owner + "/" + name;
    }
}
