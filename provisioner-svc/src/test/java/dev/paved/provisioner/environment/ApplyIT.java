package dev.paved.provisioner.environment;

import static dev.paved.kit.testing.Tokens.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ApplyIT {

    private static final String SEED = "create table note (text text); insert into note values ('made up');";

    private static String manifest(String name, String spec) {
        return "apiVersion: paved.dev/v1\nkind: Environment\nmetadata: {name: " + name + "}\nspec: " + spec;
    }

    private static Response put(String name, String spec) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("manifest", manifest(name, spec), "files", Map.of("demo.sql", SEED)))
                .put("/api/environments");
    }

    private static void ready(String name, String spec) {
        Response accepted = put(name, spec);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        Api.operation(accepted.header("Location"), "succeeded");
    }

    @Test
    void applied_for_the_first_time_it_is_made_with_its_database() throws SQLException {
        // When
        ready("first-time", "{type: preview, databases: [{type: postgres, size: medium, seed: demo.sql}]}");

        // Then
        Api.show("first-time").then().body("phase", equalTo("ready")).body("generation", equalTo(1));
        as("ada")
                .get("/api/databases/first-time/shared")
                .then()
                .body("phase", equalTo("ready"))
                .body("size", equalTo("medium"))
                .body("seedDigest", startsWith("sha256:"));
        String database = as("ada").get("/api/databases/first-time/shared").path("database");
        Api.operation(Api.destroy("first-time").header("Location"), "succeeded");
        as("ada")
                .get("/api/environments/first-time/receipt")
                .then()
                .statusCode(200)
                .body("reason", equalTo("destroyed by bob"))
                .body("removed", hasItem("database " + database))
                .body("removed", hasItem("role " + database))
                .body("left.size()", equalTo(0));
        assertThat(Api.sql("select count(*) from pg_database where datname = '" + database + "'"))
                .isEqualTo("0");
    }

    @Test
    void receipt_has_no_database_that_could_not_be_made() {
        // Given
        String manifest = manifest("badly-seeded", "{type: preview, databases: [{type: postgres, seed: bad.sql}]}");
        Response accepted = as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("manifest", manifest, "files", Map.of("bad.sql", "select 1;\nselct 2;")))
                .put("/api/environments");
        Api.operation(accepted.header("Location"), "failed")
                .body("error.reason", containsString("the seed is wrong at line 2, column 1"));

        // When
        Api.operation(Api.destroy("badly-seeded").header("Location"), "succeeded");

        // Then
        as("ada")
                .get("/api/environments/badly-seeded/receipt")
                .then()
                .statusCode(200)
                .body("removed", hasSize(1))
                .body("removed[0]", startsWith("folder "));
    }

    @Test
    void same_manifest_changes_nothing_and_another_is_the_next_generation() {
        // Given
        ready("next", "{type: development, ttl: 2h}");
        String before = Api.show("next").asString();

        // When
        Response same = put("next", "{type: development, ttl: 2h}");

        // Then
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(Api.show("next").asString()).isEqualTo(before).isEqualTo(same.asString());

        // When
        ready("next", "{type: development, ttl: 5h, databases: [{type: postgres}]}");

        // Then
        Api.show("next")
                .then()
                .body("phase", equalTo("ready"))
                .body("generation", equalTo(2))
                .body("observedGeneration", equalTo(2));
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(Api.show("next").jsonPath().getString("expiresAt"))))
                .isBetween(Duration.ofMinutes(295), Duration.ofHours(5));
        as("ada").get("/api/databases/next/shared").then().body("phase", equalTo("ready"));
        assertThat(Api.kinds("next", 4)).containsExactly("Requested", "Ready", "Extended", "Ready");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: staging, databases: [{type: postgres}]}                | 400 | must stay preview
            {type: preview}                                               | 409 | never deletes data
            {type: preview, databases: [{type: postgres, size: large}]}   | 409 | cannot be changed yet
            {type: preview, ttl: 30d, databases: [{type: postgres}]}      | 400 | lives at most 30d
            {type: preview, databases: [{type: postgres, seed: none.sql}]}| 400 | is not; add it, or leave seed out (line 4, column
            """)
    void what_must_not_be_changed_is_refused(String spec, int status, String sentence) throws SQLException {
        // Given
        if (Api.show("kept").statusCode() == 404) {
            ready("kept", "{type: preview, databases: [{type: postgres}]}");
        }
        String before = Api.state();

        // When
        Response answer = put("kept", spec);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains(sentence);
        assertThat(Api.state()).isEqualTo(before);
    }

    @Test
    void files_that_a_manifest_names_are_told() {
        as("ada")
                .contentType("application/yaml")
                .body(manifest("named", "{type: preview, databases: [{type: postgres, seed: a/b.sql}]}")
                        .getBytes(UTF_8))
                .post("/api/environments/files")
                .then()
                .statusCode(200)
                .body("files", equalTo(List.of("a/b.sql")))
                .body("places", equalTo(Map.of("a/b.sql", "line 4, column 52")));
    }

    @Test
    void seed_that_is_too_confidential_is_refused() throws SQLException {
        // Given
        String before = Api.state();

        // When
        Response answer = as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "manifest",
                        manifest("leaky", "{type: preview, databases: [{type: postgres, seed: live.sql}]}"),
                        "files",
                        Map.of("live.sql", "-- classification: restricted\n" + SEED)))
                .put("/api/environments");

        // Then
        answer.then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/spec/databases/0/seed"))
                .body(
                        "errors[0].detail",
                        containsString("must not be restricted data in an environment of type preview"));
        assertThat(Api.state()).isEqualTo(before);
    }

    @Test
    void seed_of_a_database_of_its_own_is_held_to_the_same_rule() {
        Api.ready("strict", "preview", null);
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "service", "hello", "environment", "strict", "seed", "-- classification: restricted\n" + SEED))
                .post("/api/databases")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/seed"))
                .body("errors[0].detail", containsString("must not be restricted data"));
    }

    @Test
    void differences_are_told_before_and_between() {
        // Given
        ready("left-one", "{type: preview, databases: [{type: postgres}]}");
        ready("right-one", "{type: development}");

        // When / Then
        as("ada")
                .get("/api/environments/left-one/compare/right-one")
                .then()
                .statusCode(200)
                .body("differences.field", equalTo(List.of("databases/shared/size", "databases/shared/type", "type")))
                .body("differences.from", equalTo(List.of("small", "postgres", "preview")));
        as("ada").get("/api/environments/left-one/compare/nowhere").then().statusCode(404);
        as("ada")
                .contentType("application/yaml")
                .body(manifest("right-one", "{type: development, ttl: 3h}").getBytes(UTF_8))
                .post("/api/environments/compare")
                .then()
                .statusCode(200)
                .body("differences.field", equalTo(List.of("ttl")))
                .body("differences[0].to", equalTo("3h"));
        Api.show("right-one").then().body("generation", equalTo(1));
    }

    @Test
    void what_applying_does_not_change_is_told_before_and_by_applying() {
        // Given
        ready("half-applied", "{type: preview, ttl: 2d, databases: [{type: postgres, seed: demo.sql}]}");
        String spec = "{type: preview, databases: [{type: postgres}]}";

        // When / Then
        as("ada")
                .contentType("application/yaml")
                .body(manifest("half-applied", "{type: staging, databases: [{type: postgres, size: large}]}")
                        .getBytes(UTF_8))
                .post("/api/environments/compare")
                .then()
                .statusCode(200)
                .body(
                        "differences.field",
                        equalTo(List.of("databases/shared/seed", "databases/shared/size", "ttl", "type")))
                .body(
                        "differences.note",
                        equalTo(List.of(
                                "not changed by apply: a database is filled once",
                                "not changed by apply: it refuses another size",
                                "not changed by apply: it still ends when it did",
                                "not changed by apply: it refuses another type; give another name")));
        as("ada")
                .contentType("application/yaml")
                .body(manifest("half-applied", "{type: preview, ttl: 2d}").getBytes(UTF_8))
                .post("/api/environments/compare")
                .then()
                .body("differences.note[0]", containsString("it deletes no data; platform database delete shared"));
        Api.operation(put("half-applied", spec).header("Location"), "succeeded")
                .body("steps[0].name", equalTo("compare"))
                .body(
                        "steps[0].message",
                        equalTo(
                                "not changed by apply: databases/shared/seed (a database is filled once), ttl (it still ends when it did)"));
        as("ada")
                .contentType("application/yaml")
                .body(manifest("half-applied", spec.replace("}]}", "}], services: [{name: a, image: b}]}"))
                        .getBytes(UTF_8))
                .post("/api/environments/compare")
                .then()
                .body("differences.field", hasItem("services/a/image"))
                .body("differences[0].containsKey('note')", equalTo(false));
    }

    @Test
    void receipt_is_there_once_it_is_gone() {
        Api.ready("lasting", "preview", null);
        as("ada")
                .get("/api/environments/lasting/receipt")
                .then()
                .statusCode(409)
                .body("detail", containsString("there is a receipt once it is gone"));
        as("ada").get("/api/environments/never-was/receipt").then().statusCode(404);
    }
}
