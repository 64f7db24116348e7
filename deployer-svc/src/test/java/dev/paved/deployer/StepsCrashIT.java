package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakePrometheus;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Load;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The built deployer dies, as if killed, while a version takes over step by step. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class StepsCrashIT {

    private static final String NAME = "stepper";
    private static final String STEPS =
            "{strategy: canary, steps: [{weight: 30}, {analysis: {query: 'stepper', success: 'result < 1',"
                    + " interval: 1s, count: 2}}, {pause: {}}]}";

    private final List<String> ids = new ArrayList<>();

    @Test
    void death_in_any_step_is_survived_where_it_was_and_no_request_is_lost() throws IOException, SQLException {
        FakePlatform.prometheus().tell(NAME, FakePrometheus.scalar("0"));
        try (TestService service = TestService.create(NAME);
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_steps",
                        StackResource.home().resolve("steps-crash-home"),
                        Map.of(
                                "PAVED_DEPLOYER_PROMETHEUS_URL",
                                ConfigProvider.getConfig().getValue("PAVED_BASE_URL", String.class)))) {
            service.good("v1");
            ids.add(succeeded(deployer, deploy(deployer, 1)));
            Load load = Load.on("production", NAME);
            for (String point : List.of("step-begun", "step-taken", "step-measured", "step-held")) {
                dieBeforeItIsHeld(service, deployer, point);
            }
            dieWhileItIsResumed(service, deployer);
            dieWhenItsStepsAreOver(service, deployer);
            dieWhileItIsCancelled(service, deployer);
            dieWhileARollbackTakesWhatIsHeld(service, deployer);
            assertThat(load.lost()).isEmpty();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ids)
                            .allSatisfy(id -> assertThat(eventsOf(id))
                                    .filteredOn(DeploySucceeded.class::isInstance)
                                    .hasSize(1)));
        } finally {
            ids.stream().flatMap(id -> LeftOvers.of(id).stream()).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void dieBeforeItIsHeld(TestService service, DeployerProcess deployer, String point)
            throws IOException, SQLException {
        service.good(next(), STEPS);
        deployer.dieAt(point);
        Response accepted = deploy(deployer, ids.size() + 1);
        deployer.awaitDeath();
        deployer.start();
        held(deployer);
        assertThat(post(deployer, "resume").statusCode()).isEqualTo(200);
        ends(deployer, accepted, point);
    }

    private void dieWhileItIsResumed(TestService service, DeployerProcess deployer) throws IOException, SQLException {
        service.good(next(), STEPS);
        Response accepted = deploy(deployer, ids.size() + 1);
        held(deployer);
        deployer.dieAt("after-commit");
        assertThatThrownBy(() -> post(deployer, "resume")).isInstanceOf(IOException.class);
        deployer.awaitDeath();
        deployer.start();
        ends(deployer, accepted, "resumed");
    }

    private void dieWhenItsStepsAreOver(TestService service, DeployerProcess deployer)
            throws IOException, SQLException {
        service.good(next(), STEPS);
        Response accepted = deploy(deployer, ids.size() + 1);
        held(deployer);
        deployer.dieAt("steps-done");
        post(deployer, "resume");
        deployer.awaitDeath();
        deployer.start();
        ends(deployer, accepted, "steps-done");
    }

    private void dieWhileItIsCancelled(TestService service, DeployerProcess deployer) throws IOException, SQLException {
        service.good(next(), STEPS);
        Response accepted = deploy(deployer, ids.size() + 1);
        String id = accepted.jsonPath().getString("subject").substring("deployment/".length());
        held(deployer);
        deployer.dieAt("after-return");
        post(deployer, "cancel");
        deployer.awaitDeath();
        deployer.start();
        assertThat(deployer.ended(accepted).getString("result.cancelledBy")).isEqualTo("ada");
        await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
        assertThat(RolloutIT.answer("production", NAME)).isEqualTo("v" + ids.size());
    }

    private void dieWhileARollbackTakesWhatIsHeld(TestService service, DeployerProcess deployer)
            throws IOException, SQLException {
        String last = ids.getLast();
        List<ProcessHandle> old = LeftOvers.of(last);
        service.good("v90", "{strategy: blue-green, hold: 1h}");
        String undone = succeeded(deployer, deploy(deployer, 90));
        deployer.dieAt("adopted");
        Response accepted = post(deployer, "rollback");
        deployer.awaitDeath();
        deployer.start();
        String id = succeeded(deployer, accepted);
        assertThat(RolloutIT.answer("production", NAME)).isEqualTo("v" + ids.size());
        await().atMost(SOON).until(() -> LeftOvers.of(undone).isEmpty());
        assertThat(LeftOvers.of(last)).isEqualTo(old).hasSize(1);
        assertThat(LeftOvers.of(id)).isEmpty();
        ids.add(undone);
        ids.add(id);
    }

    private String next() {
        return "v" + (ids.size() + 1);
    }

    private void ends(DeployerProcess deployer, Response accepted, String point) {
        String id = succeeded(deployer, accepted);
        assertThat(RolloutIT.answer("production", NAME)).as(point).isEqualTo(next());
        assertThat(LeftOvers.of(id)).as(point).hasSize(1);
        assertThat(ids)
                .as(point)
                .allSatisfy(old -> assertThat(LeftOvers.of(old)).isEmpty());
        ids.add(id);
    }

    private static void held(DeployerProcess deployer) {
        await().atMost(SOON)
                .until(() -> as("ada")
                                .get(deployer.at("/api/deployments/status/" + NAME))
                                .jsonPath()
                                .get("items[0].inProgress.progress.held")
                        != null);
        assertThat(FakePlatform.router().weightsOf("production", NAME).values()).containsExactly(70, 30);
    }

    private static Response deploy(DeployerProcess deployer, int version) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", NAME, "environment", "production", "version", "v" + version))
                .post(deployer.at("/api/deployments"));
    }

    private static Response post(DeployerProcess deployer, String what) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", NAME, "environment", "production"))
                .post(deployer.at("/api/deployments/" + what));
    }

    private static String succeeded(DeployerProcess deployer, Response accepted) {
        JsonPath operation = deployer.ended(accepted);
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        return operation.getString("result.deployment");
    }
}
