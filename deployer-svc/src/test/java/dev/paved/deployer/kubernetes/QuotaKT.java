package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Quotas of a real API server are looked at before anything is begun. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class QuotaKT {

    private static final String MANIFEST = """
            run: [app]
            health: /ready
            healthTimeout: 30s
            replicas: 2
            """;

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void version_that_a_quota_leaves_no_room_for_is_refused_until_it_is_larger() {
        try (TestService service = TestService.create("quota-tight")) {
            // Given
            List.of("v1", "v2").forEach(tag -> service.commit(tag, Map.of("platform.yaml", MANIFEST)));
            succeeded(deploy("quota-tight", "staging", "1"));
            limit("staging", "tight", Map.of("pods", new Quantity("2")), Map.of("pods", "2"));
            try {
                // When
                Response refused = deploy("quota-tight", "staging", "2");
                Response told = dryRun("quota-tight", "staging");

                // Then
                String why = "the quota tight allows 2 of pods, 2 of it is used, and it needs 1 more";
                refused.then().statusCode(409).body("title", equalTo("No room")).body("detail", containsString(why));
                told.then().body("outcome", equalTo("refused")).body("refusal.detail", containsString(why));
                assertThat(status("quota-tight", "staging").getString("version"))
                        .isEqualTo("1");
                admin().resourceQuotas()
                        .inNamespace(ClusterResource.namespace("staging"))
                        .withName("tight")
                        .edit(it -> new ResourceQuotaBuilder(it)
                                .editSpec()
                                .addToHard("pods", new Quantity("3"))
                                .endSpec()
                                .build());
                await().atMost(SOON)
                        .until(
                                () -> dryRun("quota-tight", "staging")
                                        .jsonPath()
                                        .getString("outcome"),
                                "begins"::equals);
                succeeded(deploy("quota-tight", "staging", "2"));
            } finally {
                unlimit("staging", "tight");
            }
        }
    }

    @Test
    void memory_that_is_too_much_is_told_in_mebibytes() {
        try (TestService service = TestService.create("quota-memory")) {
            // Given
            service.commit("v1", Map.of("platform.yaml", MANIFEST + "resources: {memory: 300Mi}\n"));
            limit(
                    "production",
                    "memory",
                    Map.of("requests.memory", new Quantity("512Mi")),
                    Map.of("requests.memory", "0"));
            try {
                // When
                Response refused = deploy("quota-memory", "production", "1");

                // Then
                refused.then()
                        .statusCode(409)
                        .body(
                                "detail",
                                containsString(
                                        "allows 512Mi of requests.memory, 0 of it is used, and it needs 600Mi more"));
            } finally {
                unlimit("production", "memory");
            }
        }
    }

    @Test
    void quota_that_can_not_be_read_leaves_it_to_the_rollout() {
        try (TestService service = TestService.create("quota-hidden")) {
            // Given
            ClusterResource.makeEnvironment("hidden");
            FakePlatform.isReady("hidden");
            service.commit("v1", Map.of("platform.yaml", MANIFEST));
            limit("hidden", "none", Map.of("pods", new Quantity("0")), Map.of("pods", "0"));
            String role = ClusterResource.cluster().prefix() + "paved-deployer";
            ClusterRole whole = admin().rbac().clusterRoles().withName(role).get();
            admin().rbac()
                    .clusterRoles()
                    .withName(role)
                    .edit(it -> new ClusterRoleBuilder(it)
                            .removeMatchingFromRules(
                                    rule -> rule.build().getResources().contains("resourcequotas"))
                            .build());
            try {
                await().atMost(SOON)
                        .until(
                                () -> dryRun("quota-hidden", "hidden")
                                        .jsonPath()
                                        .getString("outcome"),
                                "begins"::equals);

                // When
                String reason = ended(deploy("quota-hidden", "hidden", "1")).getString("error.reason");

                // Then
                assertThat(reason).contains("exceeded quota");
            } finally {
                admin().rbac()
                        .clusterRoles()
                        .withName(role)
                        .edit(it -> new ClusterRoleBuilder(it)
                                .withRules(whole.getRules())
                                .build());
            }
        }
    }

    @Test
    void version_that_can_not_move_once_its_hold_is_over_serves_on_and_says_why() {
        InCluster cluster = new InCluster("moving", "quota-moves");
        try (TestService service = TestService.create("quota-moves")) {
            // Given
            ClusterResource.makeEnvironment("moving");
            FakePlatform.isReady("moving");
            InCluster.release(service, "v1", 2, "20s", "");
            InCluster.release(service, "v2", 2, "20s", "{strategy: blue-green, hold: 15s}");
            succeeded(deploy("quota-moves", "moving", "1"));
            succeeded(deploy("quota-moves", "moving", "2"));

            // When
            limit("moving", "full", Map.of("pods", new Quantity("4")), Map.of("pods", "4"));

            // Then
            await().atMost(SOON)
                    .until(
                            () -> String.valueOf(status("quota-moves", "moving").getString("message")),
                            it -> it.startsWith("It moves into the Deployment quota-moves: ")
                                    && it.contains("exceeded quota"));
            assertThat(status("quota-moves", "moving").getString("health")).isEqualTo("healthy");
            assertThat(status("quota-moves", "moving").getString("version")).isEqualTo("2");
            unlimit("moving", "full");
            await().atMost(SOON.multipliedBy(2)).until(() -> cluster.candidate() == null);
            assertThat(cluster.tag()).isEqualTo("2");
        }
    }

    private static Response dryRun(String service, String environment) {
        String version = service.equals("quota-tight") ? "2" : "1";
        return post(
                "/api/deployments/dry-run", Map.of("service", service, "environment", environment, "version", version));
    }

    /** Makes a quota, and waits until {@code used} is what it counted. */
    private static void limit(String environment, String name, Map<String, Quantity> hard, Map<String, String> used) {
        admin().resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(ClusterResource.namespace(environment))
                        .endMetadata()
                        .withNewSpec()
                        .addToHard(hard)
                        .endSpec()
                        .build())
                .create();
        await().atMost(SOON).until(() -> {
            ResourceQuota quota = admin().resourceQuotas()
                    .inNamespace(ClusterResource.namespace(environment))
                    .withName(name)
                    .get();
            return quota.getStatus() != null
                    && quota.getStatus().getUsed() != null
                    && used.entrySet().stream()
                            .allMatch(it -> new Quantity(it.getValue())
                                    .equals(quota.getStatus().getUsed().get(it.getKey())));
        });
    }

    private static void unlimit(String environment, String name) {
        admin().resourceQuotas()
                .inNamespace(ClusterResource.namespace(environment))
                .withName(name)
                .delete();
    }

    private static KubernetesClient admin() {
        return ClusterResource.cluster().admin();
    }
}
