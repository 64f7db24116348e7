package dev.paved.deployer.migration;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.reached;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Versions that change their database, and going back past that. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class MigrationIT {

    @Test
    void going_back_past_what_can_not_be_undone_takes_a_reason() {
        try (TestService service = TestService.create("mg-past")) {
            // Given
            service.good("v1");
            migrating(service, "V2", true).good("v2");
            migrating(service, "V3", false).good("v3");
            succeeded(deploy("mg-past", "staging", "1"));
            succeeded(deploy("mg-past", "staging", "2"));
            succeeded(deploy("mg-past", "staging", "3"));

            // When
            rollback("mg-past", "staging")
                    .then()
                    .statusCode(409)
                    .body("title", equalTo("Past a migration"))
                    .body(
                            "detail",
                            containsString(
                                    "2 of mg-past ran in staging before a migration that can't be undone ('V3' of 3)"))
                    .body(
                            "next",
                            equalTo("platform rollback mg-past --env staging --to 2 --override-migration REASON"));
            deploy("mg-past", "staging", "1")
                    .then()
                    .statusCode(409)
                    .body("title", equalTo("Past a migration"))
                    .body("next", endsWith("--version 1 --override-migration REASON"));
            assertThat(status("mg-past", "staging").getString("version")).isEqualTo("3");
            JsonPath back = succeeded(rollbackNevertheless("mg-past", "V3 only adds a column"));

            // Then
            assertThat(back.getString("result.version")).isEqualTo("2");
            succeeded(deploy("mg-past", "staging", "3"));
            assertThat(succeeded(rollback("mg-past", "staging")).getString("result.version"))
                    .as("that it works with V3 was said before")
                    .isEqualTo("2");
            as("ada")
                    .get("/api/deployments?service=mg-past")
                    .then()
                    .body("items[2].migrationOverride", equalTo("V3 only adds a column"))
                    .body("items[3].migration.name", equalTo("V3"))
                    .body("items[3].migration.reversible", equalTo(false));
            as("ada").get("/api/audit?limit=500").then().body("items.action", hasItem("deployment.override-migration"));
        }
    }

    @Test
    void what_can_be_undone_or_was_known_before_is_no_hindrance() {
        try (TestService service = TestService.create("mg-known")) {
            // Given
            migrating(service, "V1", false).good("v1");
            migrating(service, "V1", false).good("v2");
            migrating(service, "V3", true).good("v3");
            succeeded(deploy("mg-known", "staging", "1"));
            succeeded(deploy("mg-known", "staging", "2"));
            succeeded(deploy("mg-known", "staging", "3"));

            // Then
            assertThat(succeeded(rollback("mg-known", "staging")).getString("result.version"))
                    .isEqualTo("2");
            assertThat(succeeded(rollback("mg-known", "staging")).getString("result.version"))
                    .isEqualTo("1");
        }
    }

    @Test
    void version_that_fails_by_itself_goes_and_says_what_may_be_left() {
        try (TestService service = TestService.create("mg-fails")) {
            // Given
            service.good("v1");
            succeeded(deploy("mg-fails", "staging", "1"));
            migrating(service, "V2", false).crashing("v2");

            // When
            JsonPath operation = ended(deploy("mg-fails", "staging", "2"));

            // Then
            assertThat(operation.getString("error.reason"))
                    .contains("Its migration 'V2' can't be undone and may have been made");
            assertThat(status("mg-fails", "staging").getString("version")).isEqualTo("1");
        }
    }

    @Test
    void rollout_that_is_given_up_for_a_rollback_may_have_migrated_too() {
        try (TestService service = TestService.create("mg-beside")) {
            // Given
            service.good("v1");
            succeeded(deploy("mg-beside", "staging", "1"));
            migrating(service, "V2", false).silent("v2");
            Response running = deploy("mg-beside", "staging", "2");
            reached(running, "starting");

            // When
            rollback("mg-beside", "staging").then().statusCode(409).body("title", equalTo("Past a migration"));

            // Then
            assertThat(status("mg-beside", "staging").getString("inProgress.version"))
                    .isEqualTo("2");
            succeeded(rollbackNevertheless("mg-beside", "Nothing was written yet"));
            assertThat(ended(running).getString("result.cancelledBy")).isEqualTo("ada");
        }
    }

    @Test
    void deployment_and_promotion_go_back_past_one_with_a_reason_too() {
        try (TestService service = TestService.create("mg-deploy")) {
            // Given
            service.good("v1");
            migrating(service, "V2", false).good("v2");
            for (String environment : List.of("staging", "production")) {
                succeeded(deploy("mg-deploy", environment, "1"));
                succeeded(deploy("mg-deploy", environment, "2"));
            }

            // When
            succeeded(post(
                    "/api/deployments",
                    Map.of(
                            "service", "mg-deploy",
                            "environment", "staging",
                            "version", "1",
                            "overrideMigration", "V2 only adds")));
            Map<String, String> promotion = Map.of("service", "mg-deploy", "from", "staging", "to", "production");
            post("/api/deployments/promote", promotion)
                    .then()
                    .statusCode(409)
                    .body("title", equalTo("Past a migration"));
            Map<String, String> overriding = new HashMap<>(promotion);
            overriding.put("overrideMigration", "As in staging");
            succeeded(post("/api/deployments/promote", overriding));

            // Then
            assertThat(status("mg-deploy", "staging").getString("version")).isEqualTo("1");
            assertThat(status("mg-deploy", "production").getString("version")).isEqualTo("1");
            as("ada")
                    .get("/api/deployments?service=mg-deploy&environment=production")
                    .then()
                    .body("items[0].migrationOverride", equalTo("As in staging"));
        }
    }

    @Test
    void status_and_dry_run_tell_of_it() {
        try (TestService service = TestService.create("mg-told")) {
            // Given
            migrating(service, "V1", true).good("v1");
            migrating(service, "V2", false).good("v2");
            service.declaring("migrations: {name: V3, reversible: false}").good("v3");

            // When
            succeeded(deploy("mg-told", "staging", "1"));

            // Then
            assertThat(status("mg-told", "staging").getString("migration.name")).isEqualTo("V1");
            dryRun("mg-told", "2")
                    .then()
                    .body("migration.name", equalTo("V2"))
                    .body("migration.reversible", equalTo(false));
            dryRun("mg-told", "3").then().body("mistake", containsString("`migrations` is no field of it"));
            assertThat(ended(deploy("mg-told", "staging", "3")).getString("error.reason"))
                    .contains("`migrations` is no field of it");
        }
    }

    private static Response dryRun(String service, String version) {
        return post(
                "/api/deployments/dry-run", Map.of("service", service, "environment", "staging", "version", version));
    }

    private static TestService migrating(TestService service, String name, boolean reversible) {
        return service.declaring("migration: {name: %s, reversible: %s}".formatted(name, reversible));
    }

    private static Response rollbackNevertheless(String service, String why) {
        return post(
                "/api/deployments/rollback",
                Map.of("service", service, "environment", "staging", "overrideMigration", why));
    }
}
