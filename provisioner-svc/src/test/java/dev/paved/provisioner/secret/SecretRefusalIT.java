package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SecretRefusalIT {

    private String before = "";

    @BeforeEach
    void remember() throws Exception {
        for (String name : List.of("API_KEY", "DATABASE_URL", "OTHER_KEY")) {
            if (Api.history("sr-there", name).statusCode() == 404) {
                Api.set("sr-there", name, "one").then().statusCode(201);
            }
        }
        before = Api.state();
    }

    @AfterEach
    void nothingWasChanged() throws Exception {
        assertThat(Api.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"service": "x", "name": "K"}                                         | /value
            {"service": "x", "name": "K", "value": null}                          | /value
            {"service": "x", "name": "K", "value": ""}                            | /value
            {"service": "x", "name": "K", "value": 42}                            | /value
            {"service": "x", "name": "K", "value": {"a": "b"}}                    | /value
            {"service": "x", "name": "K", "value": ["a"]}                         | /value
            {"service": "x", "name": "K", "value": "a\\u0000b"}                   | /value
            {"service": "x", "name": "K", "value": "\\ud800"}                     | /value
            {"service": "X", "name": "K", "value": "v"}                           | /service
            {"service": "a_b", "name": "K", "value": "v"}                         | /service
            {"service": "-a", "name": "K", "value": "v"}                          | /service
            {"service": "", "name": "K", "value": "v"}                            | /service
            {"name": "K", "value": "v"}                                           | /service
            {"service": 1, "name": "K", "value": "v"}                             | /service
            {"service": "x", "value": "v"}                                        | /name
            {"service": "x", "name": "K=v", "value": "v"}                         | /name
            {"service": "x", "name": "1K", "value": "v"}                          | /name
            {"service": "x", "name": "a-b", "value": "v"}                         | /name
            {"service": "x", "name": "K/L", "value": "v"}                         | /name
            {"service": "x", "name": "K", "environment": "", "value": "v"}        | /environment
            {"service": "x", "name": "K", "environment": "Prod", "value": "v"}    | /environment
            {"service": "x", "name": "K", "environment": true, "value": "v"}      | /environment
            {"service": "x", "name": "PORT", "value": "v"}                        | /name
            {"service": "x", "name": "PAVED_URL", "value": "v"}                   | /name
            {"service": "x", "name": "K", "value": "v", "expectedVersion": -1}    | /expectedVersion
            {"service": "x", "name": "K", "value": "v", "expectedVersion": "1"}   | /expectedVersion
            {"service": "x", "name": "K", "value": "v", "expectedVersion": 1.5}   | /expectedVersion
            {"service": "x", "name": "K", "value": "v", "expectedVersion": 1e30}  | /expectedVersion
            {"service": "x", "name": "K", "value": "v", "ttl": "1d"}              | ``
            {"service": "x", "name": "K", "value": "v", "value": "w"}             | ``
            {"service": "x", "name": "K", "value": "v"} trailing                  | ``
            {"service": "x", "name": "K",                                         | ``
            ["x"]                                                                 | ``
            "x"                                                                   | ``
            """)
    void wrong_requests_are_refused(String body, String pointer) {
        as("ada")
                .contentType("application/json")
                .body(body)
                .post("/api/secrets")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void too_large_values_and_bodies_are_refused() {
        Api.set("sr-there", "API_KEY", "x".repeat(64 * 1024 + 1))
                .then()
                .statusCode(400)
                .body("errors[0].detail", equalTo("has 65537 bytes; a value has at most 65536"));
        Api.set("sr-there", "API_KEY", "x".repeat(500_000))
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("a request has at most"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            read    | {}                                  | 400 | /purpose
            read    | {"purpose": " "}                    | 400 | /purpose
            read    | {"purpose": "x", "version": 0}      | 400 | /version
            read    | {"purpose": "x", "value": "v"}      | 400 | ``
            rotate  | {"value": ""}                       | 400 | /value
            rotate  | {"expectedVersion": 0}              | 400 | /expectedVersion
            rotate  | {"environment": "A"}                | 400 | /environment
            restore | {"version": "one"}                  | 400 | /version
            restore | {"name": "K"}                       | 400 | ``
            """)
    void wrong_actions_are_refused(String action, String body, int status, String pointer) {
        as("ada")
                .contentType("application/json")
                .body(body)
                .post("/api/secrets/sr-there/API_KEY/" + action)
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void secret_for_an_environment_that_is_not_there_is_refused_with_what_may_have_been_meant() {
        Api.set(Map.of("service", "sr-there", "name", "API_KEY", "environment", "stagign", "value", "v"))
                .then()
                .statusCode(404)
                .body("title", equalTo("No such environment"))
                .body("detail", containsString("no service would be given the secret; nothing was changed"))
                .body("detail", not(containsString("stagign")))
                .body("suggestions", equalTo(List.of("staging")))
                .body("next", equalTo("platform env list"));
    }

    @Test
    void unknown_secrets_are_told_with_similar_ones() {
        Api.history("sr-there", "API_KYE")
                .then()
                .statusCode(404)
                .body("suggestions", hasItem("sr-there/API_KEY"))
                .body("next", equalTo("platform secrets list sr-there"));
        Api.read("sr-there", "NOTHING").then().statusCode(404);
        Api.act("sr-there", "API_KEY", "read", Map.of("purpose", "x", "environment", "staging"))
                .then()
                .statusCode(404)
                .body("detail", containsString("sr-there/API_KEY for staging"));
        Api.act("sr-there", "API_KEY", "read", Map.of("purpose", "x", "version", 7))
                .then()
                .statusCode(404)
                .body("detail", containsString("has no version 7"));
        Api.act("sr-there", "NOTHING", "rotate", Map.of()).then().statusCode(404);
        Api.act("sr-there", "NOTHING", "restore", Map.of()).then().statusCode(404);
        Api.delete("sr-there", "NOTHING", Map.of()).then().statusCode(404);
    }

    @Test
    void refusal_is_audited_with_its_route_and_without_what_stood_in_the_path() throws SQLException {
        // When
        Api.act("sr-audited", "TYPED_HERE", "rotate", Map.of()).then().statusCode(404);
        Api.post("/api/secrets/sr-audited/TYPED_HERE/rotat", Map.of()).then().statusCode(404);

        // Then
        await().atMost(Api.SOON).untilAsserted(() -> {
            assertThat(refusals("POST /api/secrets/{service}/{name}/rotate")).contains("No such secret");
            assertThat(refusals("POST /api/secrets/…")).contains("Not Found");
        });
        assertThat(Api.sql("select count(*) from audit a where a::text like '%TYPED_HERE%'"))
                .isEqualTo("0");
    }

    private static String refusals(String action) throws SQLException {
        return Api.sql("select string_agg(distinct detail, ' ') from audit where action = '" + action + "'");
    }

    @Test
    void wrong_names_and_numbers_in_paths_and_queries_are_refused() {
        Api.history("SR", "API-KEY")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/service", "/name")));
        Api.delete("sr-there", "API_KEY", Map.of("expectedVersion", "one"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/expectedVersion"));
        as("ada").get("/api/secrets?limit=x").then().statusCode(400);
        as("ada").get("/api/secrets?cursor=%21").then().statusCode(400);
    }

    @Test
    void without_a_token_nothing_is_done_or_shown() {
        RestAssured.given().get("/api/secrets").then().statusCode(401);
        RestAssured.given().get("/api/secrets/sr-there/API_KEY").then().statusCode(401);
        RestAssured.given().delete("/api/secrets/sr-there/API_KEY").then().statusCode(401);
        for (String path : List.of("", "/sr-there/API_KEY/read", "/sr-there/API_KEY/rotate", "/master-key/rotate")) {
            RestAssured.given()
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/secrets" + path)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void list_goes_page_by_page() {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            var page = as("ada")
                    .get("/api/secrets?service=sr-there&limit=2&cursor=" + cursor)
                    .jsonPath();
            names.addAll(page.getList("items.name"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(names).containsExactly("API_KEY", "DATABASE_URL", "OTHER_KEY");
    }
}
