package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.reached;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is where, over all services and environments. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class OverviewIT {

    @Test
    void each_place_tells_what_serves_what_comes_and_what_failed() {
        try (TestService service = TestService.create("outlook")) {
            // Given
            service.good("v1");
            service.silent("v2");
            FakePlatform.isReady("pr-outlook");
            succeeded(deploy("outlook", "pr-outlook", "1"));
            succeeded(deploy("outlook", "staging", "1"));

            // When
            var accepted = deploy("outlook", "staging", "2");
            reached(accepted, "starting");
            Map<String, Object> during = place("staging", "");
            ended(cancel("ada", "outlook", "staging"));
            Map<String, Object> after = place("staging", "");

            // Then
            assertThat(during).containsEntry("version", "1").containsEntry("deployedBy", "ada");
            assertThat(during.get("inProgress")).asString().contains("version=2");
            assertThat(after).containsEntry("version", "1").containsEntry("inProgress", null);
            assertThat(after.get("lastFailure")).asString().contains("version=2", "status=cancelled");
            assertThat(place("pr-outlook", "")).containsEntry("lastFailure", null);
            assertThat(place("pr-outlook", "&environment=pr-outlook")).containsEntry("version", "1");
            assertThat(places("&environment=pr-outlook")).hasSize(1);
            as("ada").get("/api/deployments/status?environment=nowhere").then().statusCode(404);
        }
    }

    private static Map<String, Object> place(String environment, String filter) {
        return places(filter).stream()
                .filter(it -> "outlook".equals(it.get("service")) && environment.equals(it.get("environment")))
                .findFirst()
                .orElseThrow();
    }

    /** Everything, page after page. */
    private static List<Map<String, Object>> places(String filter) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = as("ada")
                    .get("/api/deployments/status?limit=1" + filter + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());
        return all;
    }
}
