package dev.paved.integrations;

import dev.paved.integrations.github.missed.StandInGitHub;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.testing.StackResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack of the tests, with bounds that a test can reach. */
public class IntegrationsStack extends StackResource {

    /** What deliveries are signed with. */
    public static final String SECRET = "It's a Secret to Everybody";

    /** How many event streams may be open at once. */
    public static final int STREAMS = 4;

    private static StandInGitHub gitHub;

    /** The GitHub whose deliveries are looked through. */
    public static StandInGitHub gitHub() {
        return gitHub;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        try {
            gitHub = new StandInGitHub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("paved.integrations.github.url", gitHub.url());
        settings.put("paved.integrations.github.api", gitHub.url());
        settings.put("paved.integrations.github.look-for-missed", "1s");
        settings.put("paved.git.tokens.\"" + GitTokens.key(gitHub.url()) + "\"", StandInGitHub.TOKEN);
        for (String system : List.of("github", "gitlab", "alertmanager", "pagerduty")) {
            settings.put("paved.integrations." + system + ".webhook-secret", SECRET);
        }
        settings.put(
                "paved.integrations.local-repositories",
                home().resolve("repositories").toString());
        settings.put("paved.integrations.pagerduty.services.PF9KMXH", "shop");
        settings.put("paved.integrations.service-grace", "10m");
        settings.put("paved.integrations.streams.most", String.valueOf(STREAMS));
        settings.put("paved.integrations.streams.heartbeat", "1s");
        return settings;
    }

    @Override
    public synchronized void stop() {
        gitHub.close();
        super.stop();
    }
}
