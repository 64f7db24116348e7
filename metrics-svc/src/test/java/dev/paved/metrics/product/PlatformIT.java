package dev.paved.metrics.product;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class PlatformIT {

    private static final String DEPLOYMENTS = "platform_slo_events_total{slo=\"deployment\"}";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void team_is_told_how_well_the_platform_does_for_it() {
        // Given: created 20 days ago, deployed a day later; asked once before and once after it came
        publish(history("one"));

        // Then
        as("ada")
                .get("/api/metrics/platform/teams/team-one")
                .then()
                .statusCode(200)
                .body("team", equalTo("team-one"))
                .body("window", equalTo("30d"))
                .body("zone", equalTo("UTC"))
                .body("metrics.timeToFirstDeployment.p50Seconds", equalTo(86_400f))
                .body("metrics.timeToFirstDeployment.samples", equalTo(1))
                .body("metrics.timeToFirstDeployment.waiting", equalTo(0))
                .body("metrics.goldenPathAdoption.ratio", equalTo(1f))
                .body("metrics.goldenPathDeployments.ratio", equalTo(0.5f))
                .body("metrics.goldenPathDeployments.samples", equalTo(2))
                .body("metrics.onboarding.ratio", equalTo(1f))
                .body("metrics.retention.ratio", nullValue())
                .body("metrics.retention.samples", equalTo(0))
                .body("metrics.ticketDeflection.matching", equalTo(2))
                .body("metrics.ticketDeflection.samples", equalTo(4))
                .body("metrics.tickets.samples", equalTo(2))
                .body("metrics.nps.score", nullValue())
                .body("onboarding.before.samples", equalTo(1))
                .body("onboarding.after.samples", equalTo(1));
    }

    @Test
    void all_teams_are_told_with_every_objective() {
        // Given
        publish(history("two"));

        // Then
        as("ada")
                .queryParam("window", "90d")
                .get("/api/metrics/platform")
                .then()
                .statusCode(200)
                .body("window", equalTo("90d"))
                .body(
                        "slos.slo",
                        equalTo(List.of(
                                "environment-provisioning",
                                "environment-provisioning-latency",
                                "deployment",
                                "webhook-to-event",
                                "api-availability")))
                .body("slos.objective", equalTo(List.of(0.99f, 0.95f, 0.95f, 0.99f, 0.999f)))
                .body("slos[1].withinSeconds", equalTo(60f))
                .body("slos[4].errorBudgetRemaining", nullValue())
                .body("slos[4].samples", equalTo(0));
    }

    @Test
    void unknown_team_is_not_found_and_what_may_have_been_meant_is_told() {
        // Given
        publish(history("spelled"));

        // Then
        as("ada")
                .get("/api/metrics/platform/teams/team-speled")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("suggestions", hasItem("team-spelled"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/metrics/platform?window=31d, /window",
        "/api/metrics/platform/teams/any?window=1d, /window",
        "/api/metrics/platform/evidence, /metric",
        "/api/metrics/platform/evidence?metric=happiness, /metric",
        "/api/metrics/platform/evidence?metric=nps&window=x, /window"
    })
    void question_that_there_is_not_is_refused(String path, String pointer) {
        as("ada")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/teams/a", "/evidence?metric=nps", "/comments"})
    void nothing_is_told_without_a_token(String path) {
        RestAssured.get("/api/metrics/platform" + path).then().statusCode(401);
    }

    @Test
    void evidence_is_told_page_by_page_each_fact_once() {
        // Given
        publish(history("paged"));

        // When
        List<Map<String, Object>> paged = new ArrayList<>();
        String cursor = null;
        do {
            EvidenceOf page = evidence(cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        // Then
        assertThat(paged).extracting(item -> item.get("subject")).doesNotHaveDuplicates();
        List<String> own = paged.stream()
                .filter(item -> "team-paged".equals(item.get("team")))
                .map(item -> item.get("subject") + " " + item.get("counted") + " " + item.get("matching"))
                .toList();
        assertThat(own).hasSize(6);
        assertThat(own)
                .contains(
                        "deployment/product-paged-1 true true",
                        "ticket/paged-after true false",
                        "ticket/paged-before true false",
                        "service/product-paged true true");
        assertThat(own).filteredOn(line -> line.startsWith("event/")).allMatch(line -> line.endsWith(" false false"));
    }

    @Test
    void prometheus_is_shown_what_the_team_is_told() {
        // Given
        publish(history("shown"));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(team("shown", "30d"))
                        .containsEntry("time_to_first_deployment_seconds{quantile=\"0.5\"}", 86_400.0)
                        .containsEntry("time_to_first_deployment_seconds{quantile=\"0.9\"}", 86_400.0)
                        .containsEntry("time_to_first_deployment_samples", 1.0)
                        .containsEntry("time_to_first_deployment_waiting", 0.0)
                        .containsEntry("golden_path_adoption_ratio", 1.0)
                        .containsEntry("golden_path_adoption_samples", 1.0)
                        .containsEntry("golden_path_deployments_ratio", 0.5)
                        .containsEntry("golden_path_deployments_samples", 2.0)
                        .containsEntry("retention_samples", 0.0)
                        .containsEntry("ticket_deflection_ratio", 0.5)
                        .containsEntry("ticket_deflection_samples", 4.0)
                        .containsEntry("tickets_per_week", 2 / (30 / 7.0))
                        .doesNotContainKeys("retention_ratio", "time_to_first_deployment_waiting_oldest_seconds"));
        assertThat(Scrape.now().all())
                .containsEntry("platform_team_onboarding_ratio{team=\"team-shown\"}", 1.0)
                .containsEntry("platform_team_nps_samples{team=\"team-shown\"}", 0.0)
                .doesNotContainKey("platform_team_nps_score{team=\"team-shown\"}")
                .containsKeys(
                        "platform_golden_path_adoption_ratio{window=\"90d\"}",
                        "platform_ticket_deflection_samples{window=\"7d\"}",
                        "platform_onboarding_samples",
                        "platform_nps_samples")
                .containsEntry("platform_slo_objective_ratio{slo=\"api-availability\"}", 0.999)
                .containsEntry("platform_slo_objective_ratio{slo=\"deployment\"}", 0.95);
    }

    @Test
    void rebuild_neither_resets_nor_doubles_what_is_counted() {
        // Given
        publish(history("rebuilt"));
        rebuild();
        awaitWhatTheTablesHold();
        double before = count(DEPLOYMENTS);

        // When
        rebuild();

        // Then
        List<Double> seen = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            seen.add(count(DEPLOYMENTS));
            return Topic.isRead("metrics");
        });
        assertThat(seen).containsOnly(before);
        awaitWhatTheTablesHold();
        assertThat(count(DEPLOYMENTS)).isEqualTo(before);
    }

    private static void rebuild() {
        as("ada").post("/api/metrics/rebuild").then().statusCode(200);
    }

    private static void awaitWhatTheTablesHold() {
        Topic.awaitRead();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(count(DEPLOYMENTS))
                    .isEqualTo(Tables.count("select count(*) from deployment where not external"
                            + " and coalesce(succeeded_at, failed_at, rolled_back_at) is not null"));
            assertThat(team("rebuilt", "30d")).containsEntry("ticket_deflection_samples", 4.0);
        });
    }

    private static double count(String series) {
        return Scrape.now().all().getOrDefault(series, Double.NaN);
    }

    /** A service of the team {@code name}, over the last weeks. */
    private static List<EventEnvelope> history(String name) {
        String team = "team-" + name;
        String service = "product-" + name;
        return new Log()
                .ticket(name + "-before", team, "service", days(25))
                .created(service, team, days(20))
                .deployed(service + "-1", service, days(19))
                .deployedElsewhere(service + "-2", service, days(18))
                .secret(service, days(15))
                .ticket(name + "-after", team, "secret", days(14.5))
                .secret(service, days(0.5))
                .events();
    }

    private static Instant days(double ago) {
        return NOW.minus(Duration.ofMinutes(Math.round(ago * 24 * 60)));
    }

    private static void publish(List<EventEnvelope> events) {
        Topic.publish(events);
        Topic.awaitRead();
    }

    private record EvidenceOf(
            List<Map<String, Object>> items, @Nullable String next) {}

    private static EvidenceOf evidence(@Nullable String cursor) {
        var request = as("ada").queryParam("metric", "ticketDeflection").queryParam("limit", 2);
        var answer = (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/metrics/platform/evidence")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new EvidenceOf(answer.getList("items"), answer.getString("next"));
    }

    /** What Prometheus is shown of a team in a window, without prefix and these labels. */
    private static Map<String, Double> team(String name, String window) {
        String team = "team=\"team-" + name + "\"";
        String label = "window=\"" + window + "\"";
        return Scrape.now().all().entrySet().stream()
                .filter(e -> e.getKey().startsWith("platform_team_")
                        && e.getKey().contains(team)
                        && e.getKey().contains(label))
                .collect(Collectors.toMap(
                        e -> e.getKey()
                                .replace("platform_team_", "")
                                .replace("," + label, "")
                                .replace(label, "")
                                .replace("," + team, "")
                                .replace(team, "")
                                .replace("{}", ""),
                        Map.Entry::getValue));
    }
}
