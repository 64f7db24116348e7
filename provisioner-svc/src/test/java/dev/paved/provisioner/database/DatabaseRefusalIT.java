package dev.paved.provisioner.database;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.database.Given.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DatabaseRefusalIT {

    private List<String> before;

    @BeforeEach
    void remember() throws SQLException {
        Given.environment("staging");
        if (Given.show("present", "staging").statusCode() == 404) {
            Given.created("present", "staging", null);
        }
        before = state();
    }

    @AfterEach
    void nothingWasChanged() throws SQLException {
        assertThat(state()).isEqualTo(before);
    }

    private static List<String> state() throws SQLException {
        List<String> state = Given.server().everything();
        state.addAll(Given.server().texts("provisioner", "select d::text from managed_database d order by id"));
        state.addAll(Given.server().texts("provisioner", "select id from operation order by id"));
        return state;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"environment": "staging"}                                                  | /service
            {"service": "", "environment": "staging"}                                   | /service
            {"service": "a b", "environment": "staging"}                                | /service
            {"service": "-a", "environment": "staging"}                                 | /service
            {"service": "a;drop", "environment": "staging"}                             | /service
            {"service": "../x", "environment": "staging"}                               | /service
            {"service": 7, "environment": "staging"}                                    | /service
            {"service": "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg", "environment": "staging"} | /service
            {"service": "hello"}                                                        | /environment
            {"service": "hello", "environment": "Staging"}                              | /environment
            {"service": "hello", "environment": {}}                                     | /environment
            {"service": "hello", "environment": "staging", "type": "mysql"}             | /type
            {"service": "hello", "environment": "staging", "type": "postgers"}          | /type
            {"service": "hello", "environment": "staging", "size": "huge"}              | /size
            {"service": "hello", "environment": "staging", "size": "Small"}             | /size
            {"service": "hello", "environment": "staging", "size": 1}                   | /size
            {"service": "hello", "environment": "staging", "seed": ""}                  | /seed
            {"service": "hello", "environment": "staging", "seed": " \\n"}              | /seed
            {"service": "hello", "environment": "staging", "seed": "a\\u0000b"}         | /seed
            {"service": "hello", "environment": "staging", "seed": ["x"]}               | /seed
            {"service": "hello", "environment": "staging", "seedFile": " "}             | /seedFile
            {"service": "hello", "environment": "staging", "seedFile": "a\\nb"}          | /seedFile
            {"service": "hello", "environment": "staging", "password": "x"}             | /password
            {"service": "hello", "environment": "staging", "sise": "small"}             | /sise
            {"service": "hello", "service": "other", "environment": "staging"}          | ''
            {"service": "hello"                                                         | ''
            []                                                                          | ''
            """)
    void wrong_requests_are_refused(String body, String pointer) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/databases")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_was_meant_is_said() {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", "hello", "environment", "staging", "type", "postgers", "size", "smal"))
                .post("/api/databases")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("did you mean postgres?"))
                .body("errors[1].detail", containsString("did you mean small?"));
    }

    @Test
    void seed_that_is_too_large_is_refused() {
        Given.create("hello", "staging", "x".repeat(1024 * 1024 + 1))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/seed"))
                .body("errors[0].detail", containsString("1048576 bytes"));
        Given.create("hello", "staging", "x".repeat(5_000_000)).then().statusCode(400);
        Given.create("hello", "staging", "x".repeat(11_000_000)).then().statusCode(413);
    }

    @Test
    void unknown_environment_is_told_with_similar_ones() {
        Given.create("hello", "stagin", null)
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no environment 'stagin'."))
                .body("suggestions", equalTo(List.of("staging")));
    }

    @Test
    void second_database_of_a_service_is_refused() {
        Given.create("present", "staging", null)
                .then()
                .statusCode(409)
                .body("detail", containsString("has a database in staging already: small postgres of ada, ready"))
                .body("next", equalTo("platform database show present --env staging"));
    }

    @Test
    void unknown_databases_are_told_with_similar_ones() {
        Given.show("presen", "staging")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no database 'presen in staging'."))
                .body("suggestions", equalTo(List.of("present in staging")))
                .body("next", equalTo("platform database list"));
        Given.delete("presen", "staging").then().statusCode(404);
        Given.credentials("presen", "staging").then().statusCode(404);
    }

    @Test
    void without_a_token_nothing_is_done_or_shown() {
        RestAssured.given().get("/api/databases").then().statusCode(401);
        RestAssured.given().get("/api/databases/staging/present").then().statusCode(401);
        RestAssured.given().delete("/api/databases/staging/present").then().statusCode(401);
        RestAssured.given()
                .post("/api/databases/staging/present/credentials")
                .then()
                .statusCode(401);
    }

    @Test
    void refused_look_at_a_password_is_audited() {
        // When
        Given.credentials("nobody", "staging").then().statusCode(404);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/audit?limit=500")
                        .then()
                        .body("items.target", hasItem(containsString("/databases/staging/nobody/credentials"))));
    }

    @Test
    void wrong_pages_are_refused() {
        as("ada").get("/api/databases?limit=0").then().statusCode(400);
        as("ada").get("/api/databases?cursor=x").then().statusCode(400);
        as("ada").get("/api/databases?limit=1").then().statusCode(200).body("items.size()", equalTo(1));
    }
}
