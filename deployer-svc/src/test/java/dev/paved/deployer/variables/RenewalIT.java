package dev.paved.deployer.variables;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.deployer.testing.Elsewhere.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakeProvisioner;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Running;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.SecretEvent.Change;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What runs has what its service is given now. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RenewalIT {

    private static final FakeProvisioner PROVISIONER = FakePlatform.provisioner();

    @Test
    void another_value_comes_to_a_new_process_and_no_request_is_lost() throws Exception {
        try (TestService service = TestService.create("rn-rolled")) {
            // Given
            String id = running(service, "rn-rolled", Map.of("KEY", "one"));
            long before = pid(id);
            AtomicInteger answered = new AtomicInteger();
            AtomicInteger lost = new AtomicInteger();
            AtomicBoolean done = new AtomicBoolean();
            Thread user = Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    (answers("rn-rolled") ? answered : lost).incrementAndGet();
                }
            });

            // When
            PROVISIONER.give("staging", "rn-rolled", Map.of("KEY", "two"));
            changed("rn-rolled", 2);

            // Then
            await().atMost(SOON)
                    .until(() -> "two"
                            .equals(Running.environment("staging", "rn-rolled").get("KEY")));
            await().atMost(SOON).until(() -> LeftOvers.of(id).size() == 1);
            done.set(true);
            user.join();
            assertThat(pid(id)).isNotEqualTo(before);
            assertThat(answered.get()).isPositive();
            assertThat(lost.get()).isZero();
            await().atMost(SOON).until(() -> status("rn-rolled", "staging").getLong("instances[0].pid") == pid(id));
            assertThat(status("rn-rolled", "staging").getString("deployment")).isEqualTo(id);
            assertThat(status("rn-rolled", "staging").getString("health")).isEqualTo("healthy");
            assertThat(PROVISIONER.readsOf("staging", "rn-rolled"))
                    .containsExactly("deployment/" + id, "deployment/" + id);
        }
    }

    @Test
    void same_value_again_starts_nothing() {
        try (TestService service = TestService.create("rn-same")) {
            // Given
            String id = running(service, "rn-same", Map.of("KEY", "one"));
            long before = pid(id);

            // When
            PROVISIONER.give("staging", "rn-same", Map.of("KEY", "one"));
            changed("rn-same", 2);

            // Then
            await().atMost(SOON)
                    .until(() -> PROVISIONER.readsOf("staging", "rn-same").size() == 2);
            changed("rn-same", 3);
            settled("rn-same");
            assertThat(pid(id)).isEqualTo(before);
            assertThat(PROVISIONER.readsOf("staging", "rn-same")).hasSize(2);
        }
    }

    @Test
    void process_that_does_not_get_well_with_it_takes_nothing_over() throws Exception {
        try (TestService service = TestService.create("rn-sick")) {
            // Given
            String id = running(service, "rn-sick", Map.of("STATE", "well"));
            long before = pid(id);

            // When
            PROVISIONER.give("staging", "rn-sick", Map.of("STATE", "sick"));
            changed("rn-sick", 2);

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(status("rn-sick", "staging").getString("message"))
                            .contains("goes on with what it was given before", "answered 500"));
            await().atMost(SOON).until(() -> LeftOvers.of(id).size() == 1);
            assertThat(pid(id)).isEqualTo(before);
            assertThat(Running.environment("staging", "rn-sick")).containsEntry("STATE", "well");
            PROVISIONER.give("staging", "rn-sick", Map.of("STATE", "better"));
            changed("rn-sick", 3);
            await().atMost(SOON)
                    .until(() -> "better"
                            .equals(Running.environment("staging", "rn-sick").get("STATE")));
            await().atMost(SOON).until(() -> status("rn-sick", "staging").getString("message") == null);
        }
    }

    @Test
    void process_that_is_ill_without_another_value_gets_it() throws Exception {
        try (TestService service = TestService.create("rn-revoked")) {
            // Given
            Path accepted = Files.writeString(StackResource.home().resolve("rn-revoked-accepted"), "one");
            String id = running(service, "rn-revoked", Map.of("KEY", "one", "ACCEPTED", accepted.toString()));
            long before = pid(id);
            Files.writeString(accepted, "two");
            await().atMost(SOON)
                    .until(() ->
                            "unhealthy".equals(status("rn-revoked", "staging").getString("health")));

            // When
            PROVISIONER.give("staging", "rn-revoked", Map.of("KEY", "two", "ACCEPTED", accepted.toString()));
            changed("rn-revoked", 2);

            // Then
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> "two"
                            .equals(Running.environment("staging", "rn-revoked").get("KEY")));
            await().atMost(SOON).until(() -> LeftOvers.of(id).size() == 1);
            assertThat(pid(id)).isNotEqualTo(before);
            await().atMost(SOON)
                    .until(() ->
                            "healthy".equals(status("rn-revoked", "staging").getString("health")));
        }
    }

    @Test
    void last_process_ends_though_the_one_that_took_over_is_ill() throws Exception {
        try (TestService service = TestService.create("rn-relapsed")) {
            // Given
            Path accepted = Files.writeString(StackResource.home().resolve("rn-relapsed-accepted"), "one");
            String id = running(service, "rn-relapsed", Map.of("KEY", "one", "ACCEPTED", accepted.toString()));
            long before = pid(id);
            Files.writeString(accepted, "two");
            PROVISIONER.give("staging", "rn-relapsed", Map.of("KEY", "two", "ACCEPTED", accepted.toString()));
            changed("rn-relapsed", 2);
            Path last = StackResource.home().resolve("deployments/instances/" + id + ".last.json");
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> Files.exists(last));

            // When
            Files.writeString(accepted, "three");

            // Then
            await().atMost(SOON).until(() -> LeftOvers.of(id).size() == 1);
            assertThat(pid(id)).isNotEqualTo(before);
            assertThat(FakePlatform.router().portOf("staging", "rn-relapsed")).isPresent();
        }
    }

    @Test
    void what_no_process_can_be_started_with_is_read_once_and_told() {
        try (TestService service = TestService.create("rn-huge")) {
            // Given
            String id = running(service, "rn-huge", Map.of("KEY", "one"));
            long before = pid(id);

            // When
            PROVISIONER.give("staging", "rn-huge", Map.of("KEY", "x".repeat(200_000)));
            changed("rn-huge", 2);

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(status("rn-huge", "staging").getString("message"))
                            .contains("goes on with what it was given before", "could not be started"));
            changed("rn-huge", 3);
            settled("rn-huge");
            assertThat(PROVISIONER.readsOf("staging", "rn-huge")).hasSize(2);
            assertThat(LeftOvers.of(id)).hasSize(1);
            assertThat(pid(id)).isEqualTo(before);
            PROVISIONER.give("staging", "rn-huge", Map.of("KEY", "two"));
            changed("rn-huge", 4);
            await().atMost(SOON)
                    .until(() -> "two"
                            .equals(Running.environment("staging", "rn-huge").get("KEY")));
        }
    }

    @Test
    void serving_process_is_left_alone_while_another_is_waited_for() throws Exception {
        try (TestService service = TestService.create("rn-unbuilt")) {
            // Given
            String id = running(service, "rn-unbuilt", Map.of("STATE", "well"));
            long before = pid(id);
            PROVISIONER.give("staging", "rn-unbuilt", Map.of("STATE", "sick"));
            changed("rn-unbuilt", 2);
            await().atMost(SOON).until(() -> LeftOvers.of(id).size() == 2);

            // When
            Path built = built("rn-unbuilt");
            Files.delete(built);

            // Then
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(status("rn-unbuilt", "staging").getString("message"))
                                    .contains("goes on with what it was given before", "answered 500"));
            assertThat(built).doesNotExist();
            assertThat(pid(id)).isEqualTo(before);
        }
    }

    private static Path built(String service) throws IOException {
        try (var files = Files.walk(StackResource.home().resolve("deployments"))) {
            return files.filter(file -> file.toString().endsWith(".built")
                            && file.toString().contains(service))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String running(TestService service, String name, Map<String, String> values) {
        PROVISIONER.give("staging", name, values);
        service.telling("v1");
        String id = succeeded(deploy(name, "staging", "1")).getString("result.deployment");
        settled(name);
        return id;
    }

    /** Returns once it was looked at since the last change. */
    private static void settled(String service) {
        await().atMost(SOON).until(() -> {
            try (var connection = StackResource.postgres().connect("deployer");
                    var query = connection.prepareStatement(
                            "select 1 from target where service = ? and variables_seen = variables_due")) {
                query.setString(1, service);
                return query.executeQuery().next();
            }
        });
    }

    private static void changed(String service, long version) {
        happened(
                "secret/" + service + "/KEY",
                version,
                Instant.now(),
                new SecretChanged(service, "KEY", null, version, Change.SET));
    }

    private static long pid(String deployment) {
        return LeftOvers.of(deployment).getFirst().pid();
    }

    private static boolean answers(String service) {
        try {
            return !Running.environment("staging", service).isEmpty();
        } catch (Exception e) {
            return false;
        }
    }
}
