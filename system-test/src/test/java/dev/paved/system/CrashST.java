package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedStack.class)
class CrashST {

    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static int release;

    private final Stack stack;
    private final Services services;

    CrashST(Stack stack) {
        this.stack = stack;
        this.services = new Services(stack);
    }

    @BeforeAll
    static void given_a_service_in_production(Stack stack) {
        Services services = new Services(stack);
        services.create("sturdy", "node");
        Services.succeed(services.deploy("sturdy", "0.1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployer",
                "catalog",
                "provisioner",
                "metrics",
                "integrations",
                "router",
                "supervisor",
                "infra",
                "postgres",
            })
    void killed_process_comes_back_and_the_deployment_goes_on(String process) {
        // Given
        String version = nextVersion();
        JsonNode operation = stack.json("deploy", "sturdy", "--env", "production", "--version", version, "--no-wait");

        // When
        long killed = stack.kill(process);

        // Then
        goes_on_to_its_end(operation.get("id").asText(), version);
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(stack.pid(process)).isNotEqualTo(killed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployer/after-commit",
                "deployer/after-publish",
                "deployer/after-effect",
                "catalog/after-publish",
                "catalog/after-effect",
                "catalog/scaffold-begun-fetch",
                "catalog/scaffold-done-fetch",
                "catalog/scaffold-begun-publish",
                "catalog/scaffold-begun-register",
                "catalog/scaffold-rendered",
                "catalog/scaffold-placed",
                "catalog/scaffold-tidied",
                "integrations/after-publish",
                "provisioner/after-publish",
            })
    void crash_at_a_named_point_loses_and_doubles_nothing(String point) {
        // Given
        String version = nextVersion();
        stack.crashAt(point);

        // When
        JsonNode operation = stack.json("deploy", "sturdy", "--env", "production", "--version", version, "--no-wait");
        services.release("sturdy", "after-" + version, "echo >> README.md");
        if (point.startsWith("catalog") || point.endsWith("after-effect")) {
            services.create("born-" + version.replace('.', '-'), "node");
        }
        if (point.startsWith("provisioner")) {
            Services.succeed(stack.platform(
                    "env", "create", "born-" + version.replace('.', '-'), "--type", "preview", "--ttl", "1h"));
        }

        // Then
        goes_on_to_its_end(operation.get("id").asText(), version);
        await().atMost(RECOVERY).until(stack::crashed);
    }

    /** Three files of as many entities as are written at once: the process dies with the first of them in the catalog. */
    @Test
    void catalog_that_dies_while_it_reads_an_organisation_has_all_of_it_afterwards(@TempDir Path organisation)
            throws IOException {
        // Given
        int each = 1_000;
        for (int file = 0; file < 3; file++) {
            StringBuilder entities = new StringBuilder();
            for (int number = file * each; number < (file + 1) * each; number++) {
                entities.append("""
                        ---
                        apiVersion: backstage.io/v1alpha1
                        kind: Component
                        metadata: {name: crowd-%d}
                        spec: {type: service, lifecycle: production, owner: crowd, dependsOn: ['component:crowd-%d']}
                        """.formatted(number, number + 1));
            }
            Path folder = Files.createDirectory(organisation.resolve("part-" + file));
            Files.writeString(folder.resolve("catalog-info.yaml"), entities);
        }
        stack.crashAt("catalog/location-written");

        // When
        stack.json("catalog", "register", organisation.toString(), "--no-wait");

        // Then
        await().atMost(RECOVERY).until(stack::crashed);
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(crowd("catalog_entity where ref")).isEqualTo("3000"));
        assertThat(crowd("catalog_relation where type = 'ownedBy' and source")).isEqualTo("3000");
        assertThat(crowd("catalog_relation where type = 'dependsOn' and source"))
                .isEqualTo("3000");
        assertThat(crowd("catalog_relation where type = 'dependencyOf' and source"))
                .isEqualTo("3000");
    }

    private String crowd(String rows) {
        return new Databases(stack)
                .texts("catalog", "select count(*) from " + rows + " like 'component:default/crowd-%'")
                .getFirst();
    }

    @AfterAll
    static void then_the_invariants_hold(Stack stack) {
        new Invariants(stack).hold();
    }

    private String nextVersion() {
        String version = "1.0." + ++release;
        services.release("sturdy", "v" + version, "echo >> README.md");
        return version;
    }

    /** Every version is a healthy one: whoever takes over has to bring it to production. */
    private void goes_on_to_its_end(String operation, String version) {
        JsonNode ended = await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(
                        () -> stack.json("operation", "show", operation),
                        seen -> List.of("succeeded", "failed")
                                .contains(seen.get("status").asText()));
        assertThat(ended.get("status").asText()).as(ended.toString()).isEqualTo("succeeded");
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
            JsonNode status = stack.json("status", "sturdy", "--env", "production");
            assertThat(status.get("version").asText()).isEqualTo(version);
            assertThat(status.get("health").asText()).isEqualTo("healthy");
            assertThat(stack.get(status.get("url").asText()).statusCode()).isEqualTo(200);
        });
    }
}
