package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Load;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What served before is held for a while. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class BlueGreenIT {

    private static final String BLUE_GREEN = "{strategy: blue-green, hold: 10m}";

    @Test
    void rollback_while_the_old_version_is_held_starts_nothing_and_loses_no_request() {
        try (TestService service = TestService.create("bg-back")) {
            // Given
            service.good("v1", BLUE_GREEN);
            String first = succeeded(deploy("bg-back", "staging", "1")).getString("result.deployment");
            List<ProcessHandle> old = LeftOvers.of(first);
            service.good("v2", BLUE_GREEN);
            Load load = Load.on("staging", "bg-back");
            String second = succeeded(deploy("bg-back", "staging", "2")).getString("result.deployment");
            assertThat(LeftOvers.of(first)).isEqualTo(old);
            assertThat(status("bg-back", "staging").getString("held.version")).isEqualTo("1");
            int before = load.answersOf("v2");
            await().atMost(SOON).until(() -> load.answersOf("v2") > before);

            // When
            JsonPath back = succeeded(rollback("bg-back", "staging"));

            // Then
            String id = back.getString("result.deployment");
            assertThat(LeftOvers.of(id)).isEmpty();
            assertThat(LeftOvers.of(first)).isEqualTo(old);
            await().atMost(SOON).until(() -> LeftOvers.of(second).isEmpty());
            assertThat(RolloutIT.answer("staging", "bg-back")).isEqualTo("v1");
            assertThat(load.lost()).isEmpty();
            await().atMost(SOON)
                    .until(() -> status("bg-back", "staging").getLong("instances[0].pid")
                            == old.getFirst().pid());
            assertThat(status("bg-back", "staging").getString("deployment")).isEqualTo(id);
            assertThat(status("bg-back", "staging").getString("held")).isNull();
        }
    }

    @Test
    void held_version_ends_when_its_time_is_over() throws SQLException {
        try (TestService service = TestService.create("bg-over")) {
            // Given
            service.good("v1", BLUE_GREEN);
            String first = succeeded(deploy("bg-over", "staging", "1")).getString("result.deployment");
            service.good("v2", BLUE_GREEN);
            succeeded(deploy("bg-over", "staging", "2"));
            assertThat(LeftOvers.of(first)).hasSize(1);

            // When
            try (var connection = StackResource.postgres().connect("deployer");
                    var statement = connection.createStatement()) {
                statement.execute("update target set held_until = now() where service = 'bg-over'");
            }

            // Then
            await().atMost(SOON).until(() -> LeftOvers.of(first).isEmpty());
            assertThat(RolloutIT.answer("staging", "bg-over")).isEqualTo("v2");
            assertThat(status("bg-over", "staging").getString("held")).isNull();
            assertThat(succeeded(rollback("bg-over", "staging")).getString("result.version"))
                    .isEqualTo("1");
        }
    }
}
