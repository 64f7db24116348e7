package dev.paved.metrics.product;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class FeedbackIT {

    @Test
    void feedback_is_counted_for_its_team_and_its_comment_is_shown() {
        // When
        give("ada", "nps-1", """
                {"score": 9, "team": "team-nps", "comment": "Fast & <b>good</b>", "consent": true}""")
                .then()
                .statusCode(201)
                .body("score", equalTo(9))
                .body("comment", equalTo("Fast & <b>good</b>"));
        give("grace", "nps-2", "{\"score\": 3, \"team\": \"team-nps\"}").then().statusCode(201);

        // Then
        awaitResponses("team-nps", 2);
        as("ada")
                .get("/api/metrics/platform/teams/team-nps")
                .then()
                .statusCode(200)
                .body("metrics.nps.score", equalTo(0f))
                .body("metrics.nps.samples", equalTo(2));
        as("ada")
                .get("/api/metrics/platform/comments")
                .then()
                .statusCode(200)
                .body("items.comment", hasItem("Fast & <b>good</b>"))
                .body("items.findAll { it.team == 'team-nps' }.size()", equalTo(1));
    }

    @Test
    void same_key_gives_feedback_once() {
        // When
        String first = give("ada", "twice", "{\"score\": 7, \"team\": \"team-twice\"}")
                .jsonPath()
                .getString("feedback");
        String second = give("ada", "twice", "{\"score\": 7, \"team\": \"team-twice\"}")
                .jsonPath()
                .getString("feedback");

        // Then
        assertThat(second).isEqualTo(first);
        give("ada", "thrice", "{\"score\": 7, \"team\": \"team-twice\"}").then().statusCode(201);
        awaitResponses("team-twice", 2);
    }

    @Test
    void comment_without_consent_is_refused_and_nothing_is_kept() {
        give("ada", "secretly", "{\"score\": 1, \"team\": \"team-secret\", \"comment\": \"between us\"}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/consent"))
                .body("errors[0].detail", containsString("leave the comment out"));

        assertThat(Tables.count("select count(*) from outbox where convert_from(payload, 'UTF8') like '%between us%'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"score\": 11}; /score",
                "{\"score\": -1}; /score",
                "{\"team\": \"a\"}; /score",
                "{\"score\": \"high\"}; /score",
                "{\"score\": 5, \"team\": \"a\\nb\"}; /team"
            })
    void wrong_field_is_named(String body, String pointer) {
        give("ada", "wrong" + body.hashCode(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        give("ada", "all-wrong", "{\"score\": 99, \"comment\": \"x\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/score", "/consent"));
    }

    @Test
    void nobody_says_anything_without_a_token() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"score\": 9}")
                .post("/api/metrics/feedback")
                .then()
                .statusCode(401);
    }

    @Test
    void comments_of_a_quarter_that_there_is_not_are_refused() {
        as("ada")
                .queryParam("quarter", "2026-Q5")
                .get("/api/metrics/platform/comments")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/quarter"))
                .body("errors[0].detail", containsString("2026-Q4"));
    }

    @Test
    void comments_of_an_earlier_quarter_are_apart() {
        as("ada")
                .queryParam("quarter", "2019-Q1")
                .get("/api/metrics/platform/comments")
                .then()
                .statusCode(200)
                .body("quarter", equalTo("2019-Q1"))
                .body("nps.samples", equalTo(0))
                .body("items.comment", not(hasItem("Fast & <b>good</b>")));
    }

    private static Response give(String user, String key, String body) {
        return as(user).header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/metrics/feedback");
    }

    private static void awaitResponses(String team, long responses) {
        await().atMost(SOON)
                .until(() -> Tables.count("select count(*) from feedback where team = '" + team + "'") == responses);
    }
}
