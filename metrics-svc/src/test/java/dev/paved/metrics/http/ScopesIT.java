package dev.paved.metrics.http;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class ScopesIT {

    private static final Instant LAST_WEEK =
            Instant.now().minus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void team_has_the_pooled_metrics_of_its_services() {
        // Given
        Story one = new Story("crew-1", LAST_WEEK).created("crew");
        one.deployment("crew-1-1", "1").succeeded(1);
        one.deployment("crew-1-2", "2").succeeded(2);
        one.deployment("crew-1-3", "3").succeeded(3);
        Story other = new Story("crew-2", LAST_WEEK).created("crew");
        other.deployment("crew-2-1", "1").succeeded(1);
        other.incident("crew-i1").opened(2);
        Topic.tell(one, other);

        // When
        MetricsAnswer answer = Api.team("crew", Window.WEEK);

        // Then
        assertThat(answer.team()).isEqualTo("crew");
        assertThat(answer.services()).isEqualTo(2);
        assertThat(answer.metrics().changeFailRate()).isEqualTo(new FailRate(0.25, 1, 4));
        as("ada").get("/api/metrics/teams").then().body("items", hasItem("crew"));
        as("ada")
                .get("/api/metrics/teams/crow")
                .then()
                .statusCode(404)
                .body("title", equalTo("No such team"))
                .body("suggestions", hasItem("crew"));
    }

    @Test
    void what_happened_to_a_service_belongs_to_the_team_whose_it_was_then() {
        // Given
        Story story = new Story("moved", LAST_WEEK).created("givers");
        story.deployment("moved-1", "1").succeeded(1);
        story.handedOver(2, "givers", "takers");
        story.deployment("moved-2", "2").succeeded(3);
        story.deployment("moved-3", "3").succeeded(4);

        // When
        Topic.tell(story);

        // Then
        MetricsAnswer givers = Api.team("givers", Window.WEEK);
        MetricsAnswer takers = Api.team("takers", Window.WEEK);
        assertThat(givers.metrics().deploymentFrequency().samples()).isEqualTo(1);
        assertThat(givers.services()).isZero();
        assertThat(takers.metrics().deploymentFrequency().samples()).isEqualTo(2);
        assertThat(takers.services()).isEqualTo(1);
    }

    @Test
    void series_shows_each_instant_as_it_was_then() {
        // Given: rolled back on the second day
        Story story = new Story("drawn", LAST_WEEK);
        story.deployment("drawn-1", "1").succeeded(1);
        story.deployment("drawn-2", "2").succeeded(2);
        story.deployment("drawn-3", "1").succeeded(30);
        Topic.tell(story);

        // When
        var answer = as("ada")
                .queryParam("asOf", LAST_WEEK.plus(Duration.ofDays(2)).toString())
                .queryParam("window", "7d")
                .queryParam("points", 4)
                .get("/api/metrics/services/drawn/series")
                .then()
                .statusCode(200);

        // Then
        answer.body("service", equalTo("drawn"))
                .body("points.metrics.deploymentFrequency.samples", equalTo(List.of(0, 0, 2, 3)))
                .body("points[0].metrics.changeFailRate.ratio", nullValue())
                .body("points[2].metrics.changeFailRate.ratio", equalTo(0.0f))
                .body("points[3].metrics.changeFailRate.failed", equalTo(1));
    }

    @Test
    void evidence_comes_in_pages_that_tell_the_same_instant() {
        // Given
        Story story = new Story("proven", LAST_WEEK);
        for (int i = 1; i <= 5; i++) {
            story.deployment("proven-" + i, String.valueOf(i)).succeeded(i);
        }
        story.deployment("proven-6", "6").failed(6);
        Topic.tell(story);

        // When
        List<String> subjects = new ArrayList<>();
        List<String> instants = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as("ada")
                    .queryParam("metric", "deploymentFrequency")
                    .queryParam("window", "7d")
                    .queryParam("limit", 4)
                    .queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/api/metrics/services/proven/evidence")
                    .then()
                    .statusCode(200)
                    .body("counted", equalTo(5))
                    .body("left", equalTo(1))
                    .extract()
                    .jsonPath();
            subjects.addAll(page.getList("items.subject"));
            instants.add(page.getString("asOf"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        // Then
        assertThat(subjects)
                .containsExactly(
                        "deployment/proven-6",
                        "deployment/proven-5",
                        "deployment/proven-4",
                        "deployment/proven-3",
                        "deployment/proven-2",
                        "deployment/proven-1");
        assertThat(instants).hasSize(2).containsOnly(instants.getFirst());
    }

    @Test
    void other_choices_are_made_for_a_request_and_named_in_its_answer() {
        // Given: two deployments a day
        Story story = new Story("chosen", LAST_WEEK);
        story.deployment("chosen-1", "1").succeeded(1);
        story.deployment("chosen-2", "2").succeeded(1);
        Topic.tell(story);

        // Then
        as("ada")
                .queryParam("frequencyCount", "days")
                .queryParam("failureSigns", "rollback,incident")
                .queryParam("attributionWindow", "90m")
                .queryParam("zone", "Europe/Berlin")
                .queryParam("window", "7d")
                .get("/api/metrics/services/chosen")
                .then()
                .statusCode(200)
                .body("metrics.deploymentFrequency.count", equalTo(1))
                .body("metrics.deploymentFrequency.samples", equalTo(2))
                .body("parameters.frequencyCount", equalTo("days"))
                .body("parameters.failureSigns", hasItems("rollback", "incident"))
                .body("parameters.failureSigns.size()", equalTo(2))
                .body("parameters.attributionWindow", equalTo("PT1H30M"))
                .body("parameters.zone", equalTo("Europe/Berlin"));
    }

    @Test
    void choice_that_there_is_not_is_refused_with_those_that_there_are() {
        as("ada")
                .queryParam("quantile", "upper")
                .get("/api/metrics")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/quantile"))
                .body("suggestions", equalTo(List.of("interpolated", "lower")));
        as("ada").queryParam("zone", "Moon").get("/api/metrics").then().statusCode(400);
        as("ada")
                .queryParam("asOf", "2999-01-01T00:00:00Z")
                .get("/api/metrics")
                .then()
                .statusCode(400);
        as("ada")
                .get("/api/metrics/evidence")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/metric"))
                .body("suggestions", hasItem("changeFailRate"));
    }
}
