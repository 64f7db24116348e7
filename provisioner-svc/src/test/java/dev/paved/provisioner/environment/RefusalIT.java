package dev.paved.provisioner.environment;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RefusalIT {

    private static final String MANIFEST = """
            apiVersion: platform.myorg.com/v1
            kind: Environment
            metadata: {name: pr-1234}
            spec:
              type: preview
              ttl: 7d
              services:
                - {name: api, image: "myorg/api:pr-1234"}
            """;

    private String before = "";

    @BeforeEach
    void remember() throws Exception {
        for (String name : List.of("staging", "production", "taken")) {
            if (Api.show(name).statusCode() == 404) {
                Api.ready(name, "preview", null);
            }
            org.awaitility.Awaitility.await()
                    .atMost(Api.SOON)
                    .until(() -> Api.show(name).path("phase").equals("ready"));
        }
        before = Api.state();
    }

    @AfterEach
    void nothingWasChanged() throws Exception {
        assertThat(Api.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "x y", "type": "preview"}                  | 400 | /name
            {"name": "x", "type": "previw"}                     | 400 | /type
            {"name": "x", "type": "preview", "ttl": "soon"}     | 400 | /ttl
            {"name": "x", "type": "preview", "ttl": "1s"}       | 400 | /ttl
            {"name": "x", "type": "preview", "ttl": "31d"}      | 400 | /ttl
            {"name": "x", "type": "production", "ttl": "1d"}    | 400 | /ttl
            {"name": "x", "type": "preview", "owner": "eve"}    | 400 | /owner
            {"name": {}, "type": "preview"}                     | 400 | /name
            {"name": "x",                                       | 400 | ''
            """)
    void wrong_requests_are_refused(String body, int status, String pointer) {
        as("ada")
                .contentType("application/json")
                .body(body)
                .post("/api/environments")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void empty_body_is_refused() {
        as("ada")
                .contentType("application/json")
                .post("/api/environments")
                .then()
                .statusCode(400);
        as("ada")
                .contentType("application/json")
                .post("/api/environments/taken/extend")
                .then()
                .statusCode(400);
    }

    @Test
    void broken_yaml_is_refused_with_its_place() {
        Api.apply("apiVersion: paved.dev/v1\nkind: [Environment\nmetadata: x")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("line 3, column 9"));
        as("ada")
                .contentType("text/yaml")
                .body("a: b: c")
                .post("/api/environments")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("line 1, column 5"));
    }

    @Test
    void what_the_target_cannot_make_is_refused_and_not_ignored() {
        Api.apply(MANIFEST)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/spec/services")))
                .body("detail", containsString("local target"));
    }

    @Test
    void taken_name_is_refused() {
        Api.create("taken", "preview", null)
                .then()
                .statusCode(409)
                .body("detail", containsString("a preview of ada"))
                .body("next", equalTo("platform env show taken"));
    }

    @Test
    void unknown_names_are_told_with_similar_ones() {
        Api.show("prodution")
                .then()
                .statusCode(404)
                .body("suggestions", equalTo(List.of("production")))
                .body("next", equalTo("platform env list"));
        Api.destroy("tkaen").then().statusCode(404).body("suggestions", equalTo(List.of("taken")));
        Api.extend("takn", "1h").then().statusCode(404).body("suggestions", equalTo(List.of("taken")));
    }

    @Test
    void wrong_extensions_are_refused() {
        Api.extend("taken", "soon").then().statusCode(400).body("errors[0].pointer", equalTo("/ttl"));
        as("ada")
                .contentType("application/json")
                .body("{\"tll\": \"1h\"}")
                .post("/api/environments/taken/extend")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/tll", "/ttl")));
    }

    @Test
    void without_a_token_nothing_is_done_or_shown() {
        RestAssured.given().get("/api/environments").then().statusCode(401);
        RestAssured.given().delete("/api/environments/taken").then().statusCode(401);
        RestAssured.given()
                .contentType("application/json")
                .body("{}")
                .post("/api/environments")
                .then()
                .statusCode(401);
    }

    @Test
    void other_content_types_and_large_bodies_are_refused() {
        as("ada")
                .contentType("text/plain")
                .body("name: x")
                .post("/api/environments")
                .then()
                .statusCode(415);
        Api.apply("x".repeat(11_000_000)).then().statusCode(413);
        Api.apply("x: " + "y".repeat(9_000_000))
                .then()
                .statusCode(400)
                .body(
                        "errors[0].detail",
                        equalTo("It has 9000003 bytes; a description of an environment has at most 65536."));
    }

    @Test
    void list_goes_page_by_page_and_tells_wrong_limits() {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            var page =
                    as("ada").get("/api/environments?limit=2&cursor=" + cursor).jsonPath();
            names.addAll(page.getList("items.name"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(names).isSorted().doesNotHaveDuplicates().contains("production", "staging", "taken");
        as("ada").get("/api/environments?limit=0").then().statusCode(400).body("errors[0].pointer", equalTo("/limit"));
        as("ada").get("/api/environments?limit=x").then().statusCode(400);
        as("ada").get("/api/environments?cursor=%21").then().statusCode(400);
    }
}
