package dev.paved.metrics.http;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.DeploymentKind;
import dev.paved.events.EventEnvelope;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.Counts;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.dora.Metrics.Incidents;
import dev.paved.metrics.dora.Metrics.Recovery;
import dev.paved.metrics.dora.Metrics.Rework;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class MetricsIT {

    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(5));

    @Test
    void events_become_the_metrics_of_their_service() {
        // Given
        Story sold = new Story("sold", LAST_WEEK).created("team-a");
        sold.pushed(1, "c1", "c2");
        sold.deployment("sold-1", "1").succeeded(2);
        sold.deployment("sold-2", "2").succeeded(4);
        sold.incident("sold-i1").opened(5);
        sold.deployment("sold-3", "3").as(HOTFIX).succeeded(7);
        sold.deployment("sold-4", "4").failed(8);

        // When
        tell(sold);

        // Then
        MetricsAnswer answer = Api.service("sold", Window.WEEK);
        assertThat(answer.metrics())
                .isEqualTo(new Metrics(
                        new Frequency(3 / 7.0, 3, 3, null, 9_000.0),
                        new Quantiles(10_800.0, 10_800.0, 10_800.0, 10_800.0, 1),
                        new FailRate(1 / 3.0, 1, 3),
                        new Recovery(7_200.0, 7_200.0, 7_200.0, 7_200.0, 1, 0),
                        new Rework(1 / 3.0, 1, 3),
                        new Incidents(1.0, 1, 0, 1)));
        assertThat(answer.deployments()).isEqualTo(new Counts(3, 1, 0));
        assertThat(answer.window()).isEqualTo("7d");
        assertThat(answer.definition()).isEqualTo("dora");
        assertThat(Api.service("sold", Window.QUARTER).metrics().deploymentFrequency())
                .isEqualTo(new Frequency(3 / 90.0, 3, 3, null, 9_000.0));
    }

    @Test
    void organisation_is_what_the_whole_log_comes_to() {
        // Given
        Story left = new Story("left", LAST_WEEK);
        left.pushed(1, "c1", "c2", "c3");
        left.deployment("left-1", "1").succeeded(2);
        left.deployment("left-2", "3").succeeded(3);
        Story right = new Story("right", LAST_WEEK);
        right.deployment("right-1", "1").succeeded(2);
        right.incident("right-i1").opened(3);
        right.incident("right-i1").resolved(9);

        // When
        tell(left, right);

        // Then
        MetricsAnswer answer = Api.organisation(Window.MONTH);
        assertThat(answer.metrics()).isEqualTo(Api.recomputed(Window.MONTH, answer.asOf()));
        assertThat(answer.metrics().failedDeploymentRecoveryTime().samples()).isPositive();
        assertThat(answer.services()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_same_events_are_measured_by_the_rules_that_are_asked_for() {
        // Given
        Story story = new Story("moved", LAST_WEEK);
        story.deployment("moved-1", "1").succeeded(1);
        story.deployment("moved-2", "2").succeeded(2);
        story.deployment("moved-3", "1").as(DeploymentKind.ROLLBACK).succeeded(3);
        story.incident("moved-i1").opened(3);

        // When
        tell(story);

        // Then
        as("ada")
                .queryParam("definition", "devlake")
                .queryParam("window", "7d")
                .get("/api/metrics/services/moved")
                .then()
                .statusCode(200)
                .body("definition", equalTo("devlake"))
                .body("parameters.statistic", equalTo("lower median"))
                .body("metrics.changeFailRate.failed", equalTo(1))
                .body("metrics.deploymentReworkRate.samples", equalTo(0))
                .body("metrics.deploymentReworkRate.ratio", nullValue())
                .body("metrics.deploymentFrequency.bucket", nullValue());
        as("ada")
                .queryParam("definition", "devlake")
                .queryParam("window", "7d")
                .queryParam("metric", "changeFailRate")
                .get("/api/metrics/services/moved/evidence")
                .then()
                .statusCode(200)
                .body("parameters.statistic", equalTo("lower median"))
                .body("items.findAll { it.reason == 'incident' }.subject", equalTo(List.of("deployment/moved-2")));
    }

    @Test
    void redelivered_events_change_nothing() {
        // Given
        Story story = new Story("repeated", LAST_WEEK);
        story.pushed(1, "c1", "c2");
        story.deployment("repeated-1", "1").succeeded(2);
        story.deployment("repeated-2", "2").succeeded(3);
        story.deployment("repeated-3", "1").as(DeploymentKind.ROLLBACK).succeeded(4);
        tell(story);
        Metrics once = Api.service("repeated", Window.WEEK).metrics();
        List<EventEnvelope> backwards = new ArrayList<>(story.events());
        Collections.reverse(backwards);

        // When
        Topic.publish(backwards);
        tell(story);

        // Then
        assertThat(Api.service("repeated", Window.WEEK).metrics()).isEqualTo(once);
        assertThat(once.deploymentFrequency().count()).isEqualTo(3);
    }

    @Test
    void late_event_repairs_the_past() {
        // Given
        Story story = new Story("late", LAST_WEEK);
        story.deployment("late-1", "1").succeeded(1);
        story.deployment("late-2", "2").succeeded(5);
        tell(story);

        // When
        Story before = new Story("late", LAST_WEEK);
        before.pushed(0, "c1", "c2");
        before.incident("late-i1").opened(2);
        tell(before);

        // Then
        Metrics metrics = Api.service("late", Window.WEEK).metrics();
        assertThat(metrics.changeLeadTime().samples()).isEqualTo(1);
        assertThat(metrics.changeFailRate()).isEqualTo(new FailRate(0.5, 1, 2));
        assertThat(metrics.failedDeploymentRecoveryTime().open()).isEqualTo(1);
    }

    @Test
    void service_without_deployments_has_no_values_and_says_so() {
        // When
        tell(new Story("idle", LAST_WEEK).created("team-a"));

        // Then
        as("ada")
                .get("/api/metrics/services/idle")
                .then()
                .statusCode(200)
                .body("window", equalTo("30d"))
                .body("metrics.deploymentFrequency", hasKey("perDay"))
                .body("metrics.deploymentFrequency.perDay", nullValue())
                .body("metrics.changeLeadTime.p50Seconds", nullValue())
                .body("metrics.changeFailRate.ratio", nullValue())
                .body("metrics.failedDeploymentRecoveryTime.p95Seconds", nullValue())
                .body("metrics.deploymentReworkRate.ratio", nullValue())
                .body("metrics.collect { it.value.samples }", equalTo(List.of(0, 0, 0, 0, 0, 0)));
    }
}
