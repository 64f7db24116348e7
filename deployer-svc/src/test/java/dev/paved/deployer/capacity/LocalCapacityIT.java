package dev.paved.deployer.capacity;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = LocalCapacityIT.NoRoom.class, restrictToAnnotatedClass = true)
class LocalCapacityIT {

    /** A machine that nothing may run on. */
    public static final class NoRoom implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("paved.deployer.local.max-instances", "0");
        }

        @Override
        public void stop() {}
    }

    @Test
    void deployment_without_room_is_refused_and_leaves_no_trace() {
        try (TestService service = TestService.create("no-room")) {
            // Given
            service.good("v1");
            Map<String, String> request = Map.of("service", "no-room", "environment", "staging", "version", "1");

            // When
            var refused = deploy("no-room", "staging", "1");

            // Then
            refused.then()
                    .statusCode(409)
                    .body("title", equalTo("No room"))
                    .body("detail", containsString("at most 0 may (paved.deployer.local.max-instances)"));
            post("/api/deployments/dry-run", request)
                    .then()
                    .body("outcome", equalTo("refused"))
                    .body("refusal.title", equalTo("No room"));
            Tokens.as("ada").get("/api/deployments?service=no-room").then().body("items", empty());
        }
    }
}
