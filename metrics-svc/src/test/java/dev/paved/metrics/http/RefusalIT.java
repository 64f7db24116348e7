package dev.paved.metrics.http;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class RefusalIT {

    @Test
    void unknown_service_is_not_found_and_what_may_have_been_meant_is_told() {
        // Given
        Topic.tell(new Story("checkout").created("team-a"));

        // Then
        as("ada")
                .get("/api/metrics/services/chekcout")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("No such service"))
                .body("detail", containsString("chekcout"))
                .body("suggestions", hasItem("checkout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics", "/api/metrics/services/checkout"})
    void window_that_there_is_not_is_refused_with_those_that_there_are(String path) {
        as("ada")
                .queryParam("window", "365d")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/window"))
                .body("suggestions", equalTo(List.of("7d", "30d", "90d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics", "/api/metrics/services/checkout"})
    void definition_that_there_is_not_is_refused_with_those_that_there_are(String path) {
        as("ada")
                .queryParam("definition", "moon")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/definition"))
                .body("suggestions", equalTo(List.of("dora", "devlake", "fourkeys", "pelorus", "middleware")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics", "/api/metrics/services/checkout", "/api/metrics/definitions"})
    void nothing_is_told_without_a_token(String path) {
        RestAssured.get(path).then().statusCode(401).body("title", equalTo("Not authenticated"));
    }

    @Test
    void nothing_is_rebuilt_without_a_token() {
        // Given
        Topic.tell(new Story("kept").created("team-a"));

        // When
        RestAssured.post("/api/metrics/rebuild").then().statusCode(401);

        // Then
        assertThat(Tables.count("select count(*) from service where name = 'kept'"))
                .isEqualTo(1);
    }

    @Test
    void definitions_tell_the_parameters_in_force() {
        as("ada")
                .get("/api/metrics/definitions")
                .then()
                .statusCode(200)
                .body("definition", equalTo("dora"))
                .body("windows", equalTo(List.of("7d", "30d", "90d")))
                .body("definitions[0].definition", equalTo("dora"))
                .body("definitions[0].source", startsWith("https://dora.dev/"))
                .body("definitions[0].parameters.frequencyCount", equalTo("deployments"))
                .body("definitions[0].parameters.leadTimeStart", equalTo("committed"))
                .body("definitions[0].parameters.quantile", equalTo("interpolated"))
                .body("definitions[0].parameters.firstDeployment", equalTo("excluded"))
                .body("definitions[0].parameters.failureSigns", hasItems("rollback", "hotfix", "incident"))
                .body("definitions[0].parameters.recoveryStart", equalTo("incident"))
                .body("definitions[0].parameters.attributionWindow", equalTo("PT24H"))
                .body("definitions[0].parameters.attributionTie", equalTo("<="))
                .body("definitions[0].parameters.zone", equalTo("UTC"))
                .body("definitions[0].metrics.size()", equalTo(5))
                .body(
                        "definitions.definition",
                        equalTo(List.of("dora", "devlake", "fourkeys", "pelorus", "middleware")))
                .body("definitions[1].parameters.statistic", equalTo("lower median"))
                .body("definitions[1].differences", hasItem("There is no rework rate."));
    }

    @Test
    void metrics_and_health_are_open() {
        RestAssured.get("/metrics").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("events are read"));
    }
}
