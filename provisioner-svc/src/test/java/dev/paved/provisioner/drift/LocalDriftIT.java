package dev.paved.provisioner.drift;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of an environment is not as declared is said where the environment is. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LocalDriftIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NAME = "local-drift";

    @Inject
    Reconcilers reconcilers;

    @Test
    void drift_is_a_condition_of_the_environment_until_it_is_settled() throws Exception {
        // Given
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("name", NAME, "type", "preview"))
                .post("/api/environments")
                .then()
                .statusCode(202);
        await().atMost(SOON).until(() -> "ready".equals(show().path("phase")));
        inSync("True", "AsDeclared", "all of it is as declared");

        // When
        Path folder = StackResource.home().resolve("environments").resolve(NAME);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);

        // Then
        String shown = "; see them with: platform env drift " + NAME;
        inSync("False", "Drifted", "1 field is not as declared" + shown);
        settle("accept", Map.of("resource", "foldr/" + NAME, "until", "1h", "reason", "a test"))
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no open drift 'foldr/" + NAME + "'."))
                .body("suggestions", contains("folder/" + NAME));
        settle("accept", Map.of("until", "1h", "reason", "a test")).then().statusCode(200);
        inSync("False", "DriftAccepted", "1 field is not as declared, which is accepted" + shown);
        settle("revert", Map.of("resource", "folder/" + NAME)).then().statusCode(202);
        inSync("True", "AsDeclared", "all of it is as declared");
        assertThat(folder).isDirectory();
        as("ada").delete("/api/environments/" + NAME).then().statusCode(202);
    }

    private static Response show() {
        return as("ada").get("/api/environments/" + NAME);
    }

    private static Response settle(String how, Map<String, String> body) {
        return as("ada").contentType(ContentType.JSON).body(body).post("/api/environments/" + NAME + "/drift/" + how);
    }

    private void inSync(String status, String reason, String message) throws SQLException {
        reconcilers.wake(DriftReconciler.NAME, id());
        await().atMost(SOON)
                .untilAsserted(() -> show().then()
                        .body("conditions.find { it.type == 'InSync' }.status", equalTo(status))
                        .body("conditions.find { it.type == 'InSync' }.reason", equalTo(reason))
                        .body("conditions.find { it.type == 'InSync' }.message", equalTo(message)));
    }

    private static String id() throws SQLException {
        try (var connection = StackResource.postgres().connect("provisioner");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id from environment where name = '" + NAME + "' and phase <> 'DESTROYED'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
