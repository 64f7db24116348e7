package dev.paved.provisioner.preview;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.preview.Given.MANIFEST;
import static dev.paved.provisioner.preview.Given.environment;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PreviewCheckIT {

    private static final String SEEDED =
            MANIFEST.replace("ttl: 1h", "ttl: 1h, databases: [{type: postgres, seed: demo.sql}]");

    private static Response check(String manifest, Map<String, String> files) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("manifest", manifest, "files", files))
                .post("/api/previews/check");
    }

    @Test
    void right_one_is_told_what_it_would_be_and_nothing_is_made() {
        // When
        check(
                        SEEDED.replace("spec:", "metadata: {name: \"see-${branch}-${number}\"}\nspec:"),
                        Map.of("demo.sql", "select 1;"))
                .then()
                .statusCode(200)
                .body("environment", equalTo("see-branch-1"))
                .body("databases.seed", equalTo(List.of("demo.sql")));

        // Then
        check(MANIFEST, Map.of()).then().statusCode(200).body("environment", equalTo("repository-pr-1"));
        environment("see-branch-1").then().statusCode(404);
        environment("repository-pr-1").then().statusCode(404);
    }

    @Test
    void wrong_one_is_told_with_its_lines() {
        check(SEEDED, Map.of())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/spec/databases/0/seed"))
                .body("errors[0].detail", containsString("line 3"));
        check(MANIFEST.replace("preview", "production").replace(", ttl: 1h", ""), Map.of())
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("must be preview"));
        check(MANIFEST.replace("spec:", "metadata: {name: \"${nmber}\"}\nspec:"), Map.of())
                .then()
                .statusCode(400)
                .body("errors[0].detail", allOf(containsString("${nmber}"), containsString("line 3")));
    }

    @Test
    void files_that_it_names_are_told() {
        as("ada")
                .contentType("application/yaml")
                .body(SEEDED.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/previews/files")
                .then()
                .statusCode(200)
                .body("files", equalTo(List.of("demo.sql")))
                .body("places", hasKey("demo.sql"));
    }
}
