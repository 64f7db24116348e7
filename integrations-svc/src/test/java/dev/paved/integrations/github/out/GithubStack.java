package dev.paved.integrations.github.out;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** A GitHub that stands in for the real one, and is told of everything. */
public class GithubStack implements QuarkusTestResourceLifecycleManager {

    private static StandInGithub running;

    static StandInGithub github() {
        return running;
    }

    /** After the other stand-in of the stack, whose settings these replace. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            running = new StandInGithub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "paved.integrations.github.tell",
                "deployments,statuses,previews",
                "paved.integrations.github.url",
                running.url(),
                "paved.integrations.github.api",
                running.url() + "/api/v3",
                "paved.git.tokens.\"" + URI.create(running.url()).getAuthority() + "\"",
                StandInGithub.TOKEN);
    }

    @Override
    public void stop() {
        running.close();
    }
}
