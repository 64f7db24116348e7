package dev.paved.deployer.variables;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.Canary;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakeProvisioner;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Patience;
import dev.paved.deployer.testing.Running;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services are given is in their processes' environments, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class GivenVariablesIT {

    private static final FakeProvisioner PROVISIONER = FakePlatform.provisioner();

    @Test
    void process_has_what_its_service_is_given_and_it_is_nowhere_else() throws Exception {
        try (TestService service = TestService.create("gv-trusted");
                Canary canary = Canary.plant("cAnArY-9b1d-of-the-deployer")) {
            // Given
            PROVISIONER.give("staging", "gv-trusted", Map.of("GREETING", canary.text(), "LANG", "tlh"));
            service.telling("v1");

            // When
            String id = succeeded(deploy("gv-trusted", "staging", "1")).getString("result.deployment");

            // Then
            assertThat(Running.environment("staging", "gv-trusted"))
                    .containsEntry("GREETING", canary.text())
                    .containsEntry("LANG", "tlh")
                    .containsEntry("PAVED_DEPLOYMENT", id)
                    .doesNotContainKey("PAVED_DEPLOYER_TOKEN");
            assertThat(PROVISIONER.readsOf("staging", "gv-trusted")).containsExactly("deployment/" + id);
            assertThat(canary.found()).isEmpty();
        }
    }

    @Test
    void nothing_given_can_pass_for_what_the_platform_itself_says() {
        try (TestService service = TestService.create("gv-forged")) {
            // Given
            PROVISIONER.give(
                    "staging",
                    "gv-forged",
                    Map.of(
                            "PORT", "1",
                            "PAVED_DEPLOYMENT", "another",
                            "PAVED_INSTANCE", "another",
                            "PAVED_ENVIRONMENT", "production",
                            "PATH", "/nowhere",
                            "JAVA_HOME", "/nowhere",
                            "LD_PRELOAD", ""));
            service.telling("v1");

            // When
            String id = succeeded(deploy("gv-forged", "staging", "1")).getString("result.deployment");

            // Then
            assertThat(Running.environment("staging", "gv-forged"))
                    .containsEntry("PAVED_DEPLOYMENT", id)
                    .containsEntry("PAVED_ENVIRONMENT", "staging")
                    .doesNotContainEntry("PAVED_INSTANCE", "another")
                    .doesNotContainEntry("PATH", "/nowhere")
                    .doesNotContainEntry("JAVA_HOME", "/nowhere")
                    .containsEntry("LD_PRELOAD", "");
            assertThat(LeftOvers.of(id)).hasSize(1);
        }
    }

    @Test
    void rollout_waits_for_what_its_service_is_given_and_says_so() {
        try (TestService service = TestService.create("gv-waiting")) {
            // Given
            PROVISIONER.give("staging", "gv-waiting", Map.of("GREETING", "hello"));
            PROVISIONER.refuse("gv-waiting", 503);
            service.telling("v1");

            // When
            Response accepted = deploy("gv-waiting", "staging", "1");

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(as("ada")
                                    .get(accepted.header("Location"))
                                    .jsonPath()
                                    .getList("steps.message", String.class))
                            .anySatisfy(message ->
                                    assertThat(message).contains("Waiting to start 1", "answered 503", "Not now")));
            PROVISIONER.answer("gv-waiting");
            succeeded(accepted);
            assertThat(Running.environment("staging", "gv-waiting")).containsEntry("GREETING", "hello");
        }
    }

    @Test
    void rollout_fails_when_what_its_service_is_given_can_not_be_had_in_time() {
        try (TestService service = TestService.create("gv-refused")) {
            // Given
            PROVISIONER.refuse("gv-refused", 403);
            service.telling("v1");
            Response accepted = deploy("gv-refused", "staging", "1");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(as("ada")
                                    .get(accepted.header("Location"))
                                    .jsonPath()
                                    .getList("steps.message", String.class))
                            .anySatisfy(message -> assertThat(message).contains("Waiting to start 1")));

            // When
            Patience.runsOut("gv-refused", "starting");

            // Then
            JsonPath operation = ended(accepted);
            assertThat(operation.getString("status")).isEqualTo("failed");
            assertThat(operation.getString("error.reason"))
                    .contains("What gv-refused is given in staging", "answered 403");
            assertThat(FakePlatform.router().portOf("staging", "gv-refused")).isEmpty();
        } finally {
            PROVISIONER.answer("gv-refused");
        }
    }

    @Test
    void process_that_died_is_not_started_again_without_what_its_service_is_given() {
        try (TestService service = TestService.create("gv-again")) {
            // Given
            PROVISIONER.give("staging", "gv-again", Map.of("GREETING", "before"));
            service.telling("v1");
            String id = succeeded(deploy("gv-again", "staging", "1")).getString("result.deployment");
            PROVISIONER.refuse("gv-again", 503);
            PROVISIONER.give("staging", "gv-again", Map.of("GREETING", "after"));

            // When
            LeftOvers.of(id).forEach(ProcessHandle::destroyForcibly);

            // Then
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(status("gv-again", "staging").getString("message"))
                                    .contains("Its process was gone", "answered 503"));
            assertThat(LeftOvers.of(id)).isEmpty();
            PROVISIONER.answer("gv-again");
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> "after"
                            .equals(Running.environment("staging", "gv-again").get("GREETING")));
            assertThat(LeftOvers.of(id)).hasSize(1);
        } finally {
            PROVISIONER.answer("gv-again");
        }
    }
}
