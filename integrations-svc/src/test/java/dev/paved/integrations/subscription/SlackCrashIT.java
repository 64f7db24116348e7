package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.kit.testing.ServiceProcess;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dies between what Slack did and writing that down. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class SlackCrashIT {

    private static final String DATABASE = "integrations_slack_crash";
    private static final String CHANNEL = "C0CRASHED";

    @Test
    void death_after_a_message_was_posted_leads_to_one_message_and_one_thread(@TempDir Path home) throws Exception {
        try (StandInSlack slack = new StandInSlack();
                ServiceProcess service = new ServiceProcess(DATABASE, home, settings(slack))) {
            // Given
            String name = Subscribing.service();
            service.start();
            execute("""
                    insert into subscription (id, team, channel, types, service, status, created_by, created_at)
                    values ('s-1', 'group:default/%s', '%s', '', '%s', 'active', 'ada', now())""".formatted(TEAM, CHANNEL, name));
            Rollout rollout = new Rollout(name);

            // When
            service.dieAt("after-slack-posted");
            rollout.started();
            service.awaitDeath();
            assertThat(slack.messages(CHANNEL)).hasSize(1);
            execute("update delivery set claimed_until = null");
            service.dieAt("after-slack-posted");
            service.start();
            rollout.succeeded();
            service.awaitDeath();
            assertThat(slack.replies(CHANNEL)).hasSize(1);
            execute("update delivery set claimed_until = null");
            service.start();

            // Then
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> count("select count(*) from delivery where status = 'delivered'") == 2);
            assertThat(slack.messages(CHANNEL)).hasSize(1);
            assertThat(slack.messages(CHANNEL).getFirst().path("text").asText()).endsWith("serves");
            assertThat(slack.replies(CHANNEL)).hasSize(1);
        }
    }

    private static Map<String, String> settings(StandInSlack slack) {
        return Map.of(
                "PAVED_SLACK_TOKEN",
                StandInSlack.TOKEN,
                "PAVED_INTEGRATIONS_SLACK_URL",
                slack.url(),
                "PAVED_INTEGRATIONS_OUTBOUND_ALLOWED_RANGES",
                "127.0.0.0/8",
                "PAVED_INTEGRATIONS_OUTBOUND_PLAIN_HTTP",
                "true",
                // What the service in this process publishes is enough.
                "MP_MESSAGING_INCOMING_EVENTS_FOR_CDEVENTS_GROUP_ID",
                "integrations-slack-cdevents",
                "MP_MESSAGING_INCOMING_EVENTS_FOR_CDEVENTS_AUTO_OFFSET_RESET",
                "latest");
    }

    private static void execute(String update) throws SQLException {
        try (var connection = StackResource.postgres().connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(update);
        }
    }

    private static long count(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
