package dev.paved.catalog.github;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A catalog that makes repositories in the organisation of a {@link StandInGitHub}. */
public class GitHubResource implements QuarkusTestResourceLifecycleManager {

    private static StandInGitHub running;

    /** The one that runs. */
    public static StandInGitHub gitHub() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        try {
            running = new StandInGitHub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "paved.catalog.github.owner",
                StandInGitHub.ORGANISATION,
                "paved.catalog.github.api",
                running.apiUrl(),
                "paved.catalog.github.url",
                running.url(),
                "paved.git.tokens.\"" + running.key() + "\"",
                StandInGitHub.TOKEN);
    }

    @Override
    public void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
