package dev.paved.metrics.demo;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.kit.testing.Stream;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class DemoIT {

    private static final String MIXED = "{\"months\":4,\"seed\":7,\"mix\":true}";

    @Test
    void past_is_told_once_and_fills_the_metrics_of_every_team() {
        // Given
        Topic.tell(new Story("real").created("team-a"));
        told("{\"months\":4,\"seed\":7}").statusCode(409).body("detail", containsString("services of its own"));

        // When
        var first = told(MIXED).statusCode(200);

        // Then
        first.body("services", equalTo(Cast.members().size()));
        await().atMost(SOON.multipliedBy(4)).until(() -> Topic.isRead("metrics"));
        for (String team : Cast.teams()) {
            for (Window window : Window.values()) {
                Metrics metrics = Api.team(team, window).metrics();
                assertThat(metrics.deploymentFrequency().samples()).as(team).isPositive();
                assertThat(metrics.changeLeadTime().samples()).as(team).isPositive();
                assertThat(metrics.changeFailRate().samples()).as(team).isPositive();
                assertThat(metrics.deploymentReworkRate().rework()).as(team).isPositive();
                assertThat(metrics.failedDeploymentRecoveryTime().samples())
                        .as(team)
                        .isPositive();
            }
        }

        // And again
        long records = Topic.end();
        told(MIXED).statusCode(200).body("from", equalTo(first.extract().path("from")));
        assertThat(Topic.end()).isEqualTo(records);
        told("{\"months\":4,\"seed\":8,\"mix\":true}").statusCode(409).body("title", equalTo("There is another demo"));
        assertThat(Stream.events())
                .filteredOn(e -> e.source().equals("/paved/demo"))
                .isNotEmpty();
    }

    @Test
    void months_that_make_no_sense_are_refused() {
        told("{\"months\":0}").statusCode(400).body("errors[0].pointer", equalTo("/months"));
        told("{\"months\":25}").statusCode(400);
    }

    private static ValidatableResponse told(String wanted) {
        return as("ada")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .body(wanted)
                .post("/api/metrics/demo")
                .then();
    }
}
