package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.integrations.github.GithubConfig;
import dev.paved.kit.client.BoundedHttp;
import dev.paved.kit.github.GitHubAnswer;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubClient;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.repository.GitTokens;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub one thing after the other, and nothing while it limits requests.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">GitHub, Best
 *     practices for using the REST API</a>
 */
@Singleton
class GitHub {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final GithubConfig config;
    private final GitTokens tokens;
    private final GitHubClient client;
    private final AtomicReference<@Nullable String> login = new AtomicReference<>();

    GitHub(GithubConfig config, GitTokens tokens, BoundedHttp http, ObjectMapper json, InstantSource time) {
        this.config = config;
        this.tokens = tokens;
        this.client = GitHubClient.patient(config.host(), tokens, http, json, time);
    }

    /** Refuses to start where GitHub could never be told anything. */
    void check(@Observes StartupEvent start) {
        if (config.tell().filter(told -> !told.isEmpty()).isPresent()) {
            config.host()
                    .require(
                            tokens,
                            "paved.integrations.github.tell",
                            "paved.integrations.github.api",
                            "to tell something to");
        }
    }

    GitHubAnswer get(String path) throws GitHubBusy {
        return send("GET", path, null);
    }

    /** Whose token it is. */
    String login() throws GitHubBusy, GitHubRefused {
        String known = login.get();
        if (known == null) {
            known = get("/user").expect(200).path("login").asText();
            login.set(known);
        }
        return known;
    }

    GitHubAnswer post(String path, ObjectNode body) throws GitHubBusy {
        return send("POST", path, body);
    }

    GitHubAnswer patch(String path, ObjectNode body) throws GitHubBusy {
        return send("PATCH", path, body);
    }

    private GitHubAnswer send(String method, String path, @Nullable ObjectNode body) throws GitHubBusy {
        turn.lock();
        try {
            return client.send(method, path, body);
        } finally {
            turn.unlock();
        }
    }
}
