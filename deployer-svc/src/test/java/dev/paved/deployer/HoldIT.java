package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was rolled back stays so, as far as programs are concerned. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class HoldIT {

    @Test
    void rollback_keeps_automation_out_until_a_person_deploys() {
        try (TestService service = TestService.create("retained")) {
            // Given
            service.good("v1");
            service.good("v2");
            service.crashing("v3");
            service.good("v4");
            succeeded(byAutomation("retained", "1"));
            succeeded(byAutomation("retained", "2"));
            succeeded(post(
                    "/api/deployments/rollback",
                    Map.of("service", "retained", "environment", "staging", "because", "incident/7")));

            // When
            Response refused = byAutomation("retained", "4");
            ended(deploy("retained", "staging", "3"));

            // Then
            refused.then()
                    .statusCode(409)
                    .body("title", equalTo("Held after a rollback"))
                    .body("detail", containsString("ada rolled retained in staging back from 2 to 1 at 20"))
                    .body("detail", containsString("(incident/7), which holds it there"))
                    .body("next", equalTo("platform release-hold retained --env staging --reason REASON"));
            byAutomation("retained", "2").then().statusCode(409);
            assertThat(status("retained", "staging").getString("hold.undone")).isEqualTo("2");
            assertThat(status("retained", "staging").getString("hold.by")).isEqualTo("ada");
            as("ada")
                    .get("/api/deployments/status?environment=staging&limit=500")
                    .then()
                    .body("items.find { it.service == 'retained' }.hold.restored", equalTo("1"))
                    .body("items.find { it.service == 'retained' }.hold.because", equalTo("incident/7"));

            succeeded(deploy("retained", "staging", "2"));
            assertThat(status("retained", "staging").getString("hold")).isNull();
            succeeded(byAutomation("retained", "4"));
        }
    }

    @Test
    void person_ends_the_hold_and_says_why() {
        try (TestService service = TestService.create("relieved")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("relieved", "staging", "1"));
            release("ada", "relieved", "Early").then().statusCode(409).body("title", equalTo("Not held"));
            succeeded(deploy("relieved", "staging", "2"));
            succeeded(rollback("relieved", "staging"));

            // When
            release("robot", "relieved", "I must", "paved-automation")
                    .then()
                    .statusCode(403)
                    .body("title", equalTo("A person has to decide"));
            release("bob", "relieved", " ").then().statusCode(400);
            byAutomation("relieved", "2").then().statusCode(409);
            release("bob", "relieved", "It was the disk")
                    .then()
                    .statusCode(200)
                    .body("releasedBy", equalTo("bob"))
                    .body("hold.by", equalTo("ada"));

            // Then
            assertThat(status("relieved", "staging").getString("hold")).isNull();
            release("bob", "relieved", "Twice").then().statusCode(409);
            as("ada")
                    .get("/api/audit?limit=500")
                    .then()
                    .body(
                            "items.find { it.action == 'deployment.end-hold' }.detail",
                            equalTo("staging, rolled back by ada: It was the disk"));
            succeeded(byAutomation("relieved", "2"));
        }
    }

    @Test
    void what_a_person_approves_is_not_automation_any_more() {
        try (TestService service = TestService.create("restrained")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("restrained", "staging", "1"));
            succeeded(deploy("restrained", "staging", "2"));
            Response waiting = asked("restrained", "2");
            String id = waiting.jsonPath().getString("subject").substring("deployment/".length());
            succeeded(rollback("restrained", "staging"));

            // When
            asked("restrained", "2").then().statusCode(409).body("title", equalTo("Held after a rollback"));
            as("bob")
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/approvals/" + id + "/approve")
                    .then()
                    .statusCode(200);

            // Then
            succeeded(waiting);
            assertThat(status("restrained", "staging").getString("version")).isEqualTo("2");
        }
    }

    private static Response byAutomation(String service, String version) {
        return as("robot", "paved-automation")
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", "staging", "version", version))
                .post("/api/deployments");
    }

    private static Response asked(String service, String version) {
        return as("robot", "paved-automation")
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", "staging", "version", version, "askApproval", true))
                .post("/api/deployments");
    }

    private static Response release(String who, String service, String reason, String... groups) {
        return as(who, groups)
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", "staging", "reason", reason))
                .post("/api/deployments/release-hold");
    }
}
