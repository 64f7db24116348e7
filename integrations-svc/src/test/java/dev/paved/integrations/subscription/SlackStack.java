package dev.paved.integrations.subscription;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Slack that stands in for the real one, and that the platform has a token for. */
public class SlackStack implements QuarkusTestResourceLifecycleManager {

    private static StandInSlack running;

    static StandInSlack slack() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        running = new StandInSlack();
        return Map.of(
                "paved.integrations.slack.token", StandInSlack.TOKEN, "paved.integrations.slack.url", running.url());
    }

    @Override
    public void stop() {
        running.close();
    }
}
