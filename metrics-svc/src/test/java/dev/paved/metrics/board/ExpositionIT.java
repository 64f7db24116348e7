package dev.paved.metrics.board;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.EnvironmentType.PREVIEW;
import static dev.paved.events.EnvironmentType.STAGING;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class ExpositionIT {

    /** Three a window, lead and recovery times of three hours, a third failed and a third reworked. */
    private static final double QUICK_CHECK = (4 + 8 + 20 / 3.0 + 8 + 20 / 3.0) / 5;

    private static final Instant LAST_MONTH = Instant.now().minus(Duration.ofDays(20));

    @Test
    void service_has_exactly_these_series() {
        // Given
        Story story = new Story("scraped", LAST_MONTH).created("team-a");
        story.pushed(1, "c1", "c2");
        story.deployment("scraped-1", "1").succeeded(2);
        story.deployment("scraped-2", "2").succeeded(4);
        story.deployment("scraped-3", "3").as(HOTFIX).succeeded(7);
        story.deployment("scraped-4", "4").to("stage", STAGING).succeeded(8);
        story.deployment("scraped-5", "5").to("pr-1", PREVIEW).failed(9);
        story.deployment("scraped-6", "6").to("pr-2", PREVIEW).failed(9);

        // When
        Topic.publish(story);

        // Then
        Map<String, Double> expected = new TreeMap<>();
        expected.putAll(ended("production", "team-a", 3, 0));
        expected.put("dora_deployments_total{environment=\"stage\",outcome=\"succeeded\",team=\"team-a\"}", 1.0);
        expected.put("dora_deployments_total{environment=\"preview\",outcome=\"failed\",team=\"team-a\"}", 2.0);
        expected.putAll(samples("7d", 0, 0, 0, 0, 0));
        for (int days : new int[] {30, 90}) {
            String window = days + "d";
            expected.putAll(samples(window, 3, 1, 3, 1, 0));
            expected.put("dora_deployment_frequency_per_day" + labels(window), 3.0 / days);
            expected.put("dora_deployment_interval_seconds" + labels(window), 9_000.0);
            expected.put("dora_quick_check_score" + labels(window), QUICK_CHECK);
            expected.put("dora_change_fail_ratio" + labels(window), 1 / 3.0);
            expected.put("dora_deployment_rework_ratio" + labels(window), 1 / 3.0);
            for (String quantile : new String[] {"0.5", "0.75", "0.95"}) {
                expected.put("dora_change_lead_time_seconds" + labels(window, quantile), 10_800.0);
                expected.put("dora_failed_deployment_recovery_seconds" + labels(window, quantile), 10_800.0);
            }
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(withoutWeeks(Scrape.now().of("scraped"))).isEqualTo(expected));
    }

    @Test
    void service_that_was_only_named_starts_at_zero_and_has_no_values() {
        // When
        Topic.publish(new Story("named-only", LAST_MONTH).pushed(1, "c1"));

        // Then
        Map<String, Double> expected = new TreeMap<>(ended("production", "none", 0, 0));
        for (String window : new String[] {"7d", "30d", "90d"}) {
            samples(window, 0, 0, 0, 0, 0)
                    .forEach((series, value) -> expected.put(series.replace("team-a", "none"), value));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().of("named-only")).isEqualTo(expected));
    }

    @Test
    void service_is_shown_under_its_latest_owner_and_a_deployment_stays_with_the_owner_of_its_time() {
        // Given
        Story story = new Story("handed-over", LAST_MONTH).created("team-a");
        story.deployment("handed-over-1", "1").succeeded(1);
        Topic.publish(story);
        await().atMost(SOON).until(() -> Scrape.now().succeeded("handed-over") == 1);

        // When
        Story later = new Story("handed-over", LAST_MONTH).handedOver(2, "team-a", "team-b");
        later.deployment("handed-over-2", "2").succeeded(3);
        later.deployment("handed-over-3", "3").succeeded(4);
        Topic.publish(later);

        // Then
        String total = "dora_deployments_total{environment=\"production\",outcome=\"succeeded\",team=\"%s\"}";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().of("handed-over"))
                        .containsEntry(total.formatted("team-a"), 1.0)
                        .containsEntry(total.formatted("team-b"), 2.0));
        assertThat(Scrape.now().of("handed-over").keySet())
                .filteredOn(series -> !series.startsWith("dora_deployments_total"))
                .isNotEmpty()
                .allMatch(series -> series.contains("team=\"team-b\""));
        assertThat(Scrape.now().all())
                .containsEntry("dora_team_deployment_frequency_samples{team=\"team-b\",window=\"30d\"}", 2.0);
    }

    @Test
    void deployment_of_a_clock_that_runs_fast_counts_in_the_windows_once_its_time_has_come() {
        // Given
        Story story = new Story("fast-clock", LAST_MONTH);
        story.deployment("fast-clock-1", "1").succeeded(Instant.now().plusSeconds(10));

        // When
        Topic.publish(story);
        await().atMost(SOON).until(() -> Scrape.now().succeeded("fast-clock") == 1);

        // Then
        String samples = "dora_deployment_frequency_samples{environment=\"production\",team=\"none\",window=\"7d\"}";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().of("fast-clock")).containsEntry(samples, 1.0));
    }

    @Test
    void team_and_organisation_are_shown_from_the_pooled_facts() {
        // Given
        Story one = new Story("pooled-1", LAST_MONTH).created("team-pooled");
        one.deployment("pooled-1-1", "1").succeeded(1);
        one.deployment("pooled-1-2", "2").succeeded(2);
        one.deployment("pooled-1-3", "3").succeeded(3);
        Story other = new Story("pooled-2", LAST_MONTH).created("team-pooled");
        other.deployment("pooled-2-1", "1").succeeded(1);
        other.incident("pooled-i1").opened(2);

        // When
        Topic.publish(one, other);

        // Then
        String month = "{team=\"team-pooled\",window=\"30d\"}";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().all())
                        .containsEntry("dora_team_change_fail_ratio" + month, 0.25)
                        .containsEntry("dora_team_change_fail_samples" + month, 4.0)
                        .containsEntry("dora_team_failed_deployment_open" + month, 1.0)
                        .hasEntrySatisfying(
                                "dora_organisation_change_fail_samples{window=\"30d\"}",
                                samples -> assertThat(samples).isGreaterThanOrEqualTo(4)));
    }

    @Test
    void age_of_the_newest_event_when_it_became_visible_is_told() {
        // When
        Topic.publish(new Story("fresh", Instant.now()).created("team-a"));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().all())
                        .hasEntrySatisfying(
                                "platform_metrics_freshness_seconds",
                                seconds -> assertThat(seconds).isBetween(0.0, (double) SOON.toSeconds())));
    }

    /** How many whole weeks there are depends on the day of the week. */
    private static Map<String, Double> withoutWeeks(Map<String, Double> series) {
        series.keySet().removeIf(name -> name.startsWith("dora_deployment_days_per_week"));
        return series;
    }

    private static Map<String, Double> ended(String environment, String team, double succeeded, double failed) {
        String series = "dora_deployments_total{environment=\"%s\",outcome=\"%s\",team=\"%s\"}";
        return Map.of(
                series.formatted(environment, "succeeded", team), succeeded,
                series.formatted(environment, "failed", team), failed);
    }

    private static Map<String, Double> samples(
            String window, double deployed, double changes, double reached, double recovered, double open) {
        return Map.of(
                "dora_deployment_frequency_samples" + labels(window), deployed,
                "dora_change_lead_time_samples" + labels(window), changes,
                "dora_change_fail_samples" + labels(window), reached,
                "dora_failed_deployment_recovery_samples" + labels(window), recovered,
                "dora_failed_deployment_open" + labels(window), open,
                "dora_deployment_rework_samples" + labels(window), reached,
                "dora_incidents_unattributed" + labels(window), 0.0,
                "dora_incident_attribution_samples" + labels(window), 0.0);
    }

    private static String labels(String window) {
        return "{environment=\"production\",team=\"team-a\",window=\"" + window + "\"}";
    }

    private static String labels(String window, String quantile) {
        return "{environment=\"production\",quantile=\"" + quantile + "\",team=\"team-a\",window=\"" + window + "\"}";
    }
}
