package dev.paved.integrations;

import dev.paved.integrations.github.missed.StandInGitHub;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.testing.StackResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack of the tests, with bounds that a test can reach. */
public class IntegrationsStack extends StackResource {

    /** What deliveries are signed with. */
    public static final String SECRET = "It's a Secret to Everybody";

    /** What CDEvents come with that tell of the shop alone. */
    public static final String JENKINS = "A secret of Jenkins";

    /** How long a request to the outside may take. */
    public static final Duration EXCHANGE = Duration.ofSeconds(8);

    /** The group of those who may do everything with subscriptions. */
    public static final String OPERATORS = "platform-operators";

    /** How many subscriptions a team may have. */
    public static final int SUBSCRIPTIONS = 100;

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
        for (String system : List.of("github", "gitlab", "alertmanager", "pagerduty", "tickets", "jira", "cdevents")) {
            settings.put("paved.integrations." + system + ".webhook-secret", SECRET);
        }
        settings.put(
                "paved.integrations.local-repositories",
                home().resolve("repositories").toString());
        settings.put("paved.integrations.cdevents.senders.jenkins.secret", JENKINS);
        settings.put("paved.integrations.cdevents.senders.jenkins.services", "shop");
        settings.put("paved.integrations.cdevents.senders.jenkins.sources", "/ci/jenkins");
        settings.put("paved.integrations.pagerduty.services.PF9KMXH", "shop");
        settings.put("paved.integrations.service-grace", "10m");
        settings.put("paved.integrations.streams.most", String.valueOf(STREAMS));
        settings.put("paved.integrations.streams.heartbeat", "1s");
        settings.put("paved.integrations.outbound.allowed-ranges", "127.0.0.0/8");
        settings.put("paved.integrations.outbound.plain-http", "true");
        settings.put("paved.integrations.outbound.limit", EXCHANGE.toSeconds() + "s");
        settings.put("paved.integrations.subscriptions.operators", "group:" + OPERATORS);
        settings.put("paved.integrations.subscriptions.most-per-team", String.valueOf(SUBSCRIPTIONS));
        return settings;
    }

    @Override
    public synchronized void stop() {
        gitHub.close();
        super.stop();
    }
}
