package dev.paved.metrics.board;

import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Series of a service whose past is settled are those of all its facts. */
@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class RecallIT {

    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(6));
    private static final int DAY = 24;

    @Test
    void recent_facts_are_judged_without_those_that_are_settled() {
        // Given
        Topic.publish(weekOf("recalled"));
        await().atMost(SOON).until(() -> Scrape.now().succeeded("recalled") == 3);
        double before = byAll();
        Story today = new Story("recalled", LAST_WEEK);
        today.deployment("recalled-4", "4").of("c4").succeeded(5 * DAY + 1);
        today.incident("recalled-i1").opened(5 * DAY + 2);

        // When
        Topic.tell(today);

        // Then
        await().atMost(SOON).until(() -> Scrape.now().succeeded("recalled") == 4);
        await().atMost(SOON).untilAsserted(() -> assertThat(failed("recalled")).isEqualTo(1 / 4.0));
        assertThat(byAll()).isEqualTo(before);
        assertShownAsComputed("recalled");
    }

    @Test
    void push_and_pull_request_that_name_only_the_repository_are_of_its_service() {
        // Given
        Topic.publish(weekOf("nameless"));
        await().atMost(SOON).until(() -> Scrape.now().succeeded("nameless") == 3);
        double before = byAll();
        Story today = new Story("other-than-nameless", LAST_WEEK);
        Instant pushed = today.hour(5 * DAY);
        today.tell(
                pushed,
                new CommitsPushed(
                        "acme/nameless", null, "main", "c4", "c5", List.of(Story.commit("c5", pushed)), "ada", pushed));
        today.tell(
                pushed, new PullRequestClosed("acme/nameless", null, 7, "feature", "head", "c5", null, null, pushed));
        Topic.tell(today);
        Story deployed = new Story("nameless", LAST_WEEK);
        deployed.deployment("nameless-4", "4").of("c5").succeeded(5 * DAY + 2);

        // When
        Topic.tell(deployed);

        // Then
        await().atMost(SOON).until(() -> Scrape.now().succeeded("nameless") == 4);
        assertShownAsComputed("nameless");
        assertThat(Api.service("nameless", Window.WEEK)
                        .metrics()
                        .changeLeadTime()
                        .samples())
                .isEqualTo(4);
        assertThat(byAll()).isEqualTo(before);
    }

    @Test
    void late_fact_is_judged_with_all_others() {
        // Given
        Topic.publish(weekOf("corrected"));
        await().atMost(SOON).until(() -> Scrape.now().succeeded("corrected") == 3);
        Story late = new Story("corrected", LAST_WEEK);
        late.incident("corrected-i1").opened(DAY + 1);
        late.incident("corrected-i1").resolved(DAY + 3);

        // When
        Topic.tell(late);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(failed("corrected")).isEqualTo(1 / 3.0));
        assertShownAsComputed("corrected");
    }

    private static Story weekOf(String service) {
        Story story = new Story(service, LAST_WEEK).created("team-recall");
        story.pushed(0, "c1").pushed(DAY, "c2").pushed(2 * DAY, "c3").pushed(4 * DAY, "c4");
        story.deployment(service + "-1", "1").of("c1").succeeded(1);
        story.deployment(service + "-2", "2").of("c2").succeeded(DAY);
        story.deployment(service + "-3", "3").of("c3").succeeded(4 * DAY);
        return story;
    }

    /** The API computes from all facts, each time. */
    private static void assertShownAsComputed(String service) {
        await().atMost(SOON).untilAsserted(() -> {
            var computed = Api.service(service, Window.WEEK).metrics();
            assertThat(shown(service, "dora_change_lead_time_samples"))
                    .isEqualTo(computed.changeLeadTime().samples());
            assertThat(shown(service, "dora_deployment_frequency_samples"))
                    .isEqualTo(computed.deploymentFrequency().samples());
            assertThat(shown(service, "dora_change_fail_samples"))
                    .isEqualTo(computed.changeFailRate().samples());
            assertThat(failed(service)).isEqualTo(computed.changeFailRate().ratio());
        });
    }

    private static double failed(String service) {
        return shown(service, "dora_change_fail_ratio");
    }

    private static double shown(String service, String name) {
        return Scrape.now().of(service).entrySet().stream()
                .filter(series -> series.getKey().startsWith(name + "{")
                        && series.getKey().contains("window=\"7d\""))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How often any service was judged by all its facts. */
    private static double byAll() {
        return Scrape.now().all().getOrDefault("platform_metrics_judgements_total{facts=\"all\"}", Double.NaN);
    }
}
