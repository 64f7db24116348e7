package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.held;
import static dev.paved.deployer.testing.DeployerClient.resume;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakePrometheus;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Versions that run beside what serves first, on a real API server; requests are shared by the number of pods. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesStrategyKT {

    private static final String HELD =
            "{strategy: canary, steps: [{weight: 30}, {pause: {}}, {weight: 80}, {pause: {}}]}";

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void canary_grows_by_pods_and_moves_into_the_workload_that_stays() {
        InCluster cluster = new InCluster("staging", "cluster-grows");
        try (TestService service = TestService.create("cluster-grows")) {
            // Given
            release(service, "v1", HELD);
            release(service, "v2", HELD);
            JsonPath first = succeeded(deploy("cluster-grows", "staging", "1"));
            assertThat(cluster.requests()).isEqualTo("stable");

            // When
            Response accepted = deploy("cluster-grows", "staging", "2");
            held("cluster-grows", "staging", 2);

            // Then
            assertThat(first.getList("steps.name")).doesNotContain("step-1");
            assertThat(cluster.tag()).isEqualTo("1");
            assertThat(cluster.stable().getSpec().getReplicas()).isEqualTo(2);
            assertThat(InCluster.tag(cluster.candidate())).isEqualTo("2");
            assertThat(cluster.candidate().getSpec().getReplicas()).isEqualTo(1);
            assertThat(cluster.requests()).isEqualTo("both");
            assertThat(status("cluster-grows", "staging").getString("version")).isEqualTo("1");

            // When
            resume("bob", "cluster-grows", "staging").then().statusCode(200);
            held("cluster-grows", "staging", 4);

            // Then
            assertThat(cluster.stable().getSpec().getReplicas()).isEqualTo(1);
            assertThat(cluster.candidate().getSpec().getReplicas()).isEqualTo(3);

            // When
            resume("bob", "cluster-grows", "staging").then().statusCode(200);
            JsonPath operation = succeeded(accepted);

            // Then
            assertThat(cluster.tag()).isEqualTo("2");
            assertThat(cluster.stable().getSpec().getReplicas()).isEqualTo(3);
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(cluster.candidate()).isNull();
            assertThat(status("cluster-grows", "staging").getString("version")).isEqualTo("2");
            String id = operation.getString("result.deployment");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .filteredOn(DeployProgressed.class::isInstance)
                            .extracting(event -> ((DeployProgressed) event).weight())
                            .containsSubsequence(30, 80, 100));

            // When
            JsonPath back = succeeded(rollback("cluster-grows", "staging"));

            // Then
            assertThat(back.getList("steps.name")).doesNotContain("step-1");
            assertThat(cluster.tag()).isEqualTo("1");
        }
    }

    @Test
    void canary_that_is_cancelled_leaves_what_served_as_it_was() {
        InCluster cluster = new InCluster("staging", "cluster-stops");
        try (TestService service = TestService.create("cluster-stops")) {
            // Given
            release(service, "v1", HELD);
            release(service, "v2", "{strategy: canary, steps: [{weight: 80}, {pause: {}}]}");
            FakePlatform.provisioner().give("staging", "cluster-stops", Map.of("KEY", "one"));
            succeeded(deploy("cluster-stops", "staging", "1"));
            List<String> secrets = cluster.secrets();
            Response accepted = deploy("cluster-stops", "staging", "2");
            held("cluster-stops", "staging", 2);
            assertThat(cluster.stable().getSpec().getReplicas()).isEqualTo(1);

            // When
            cancel("bob", "cluster-stops", "staging").then().statusCode(202);
            JsonPath operation = ended(accepted);

            // Then
            assertThat(operation.getString("result.cancelledBy")).isEqualTo("bob");
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(cluster.tag()).isEqualTo("1");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cluster.candidate()).isNull();
                assertThat(cluster.stable().getStatus().getReadyReplicas()).isEqualTo(3);
            });
            assertThat(cluster.secrets())
                    .as("what serves is given them too")
                    .hasSize(1)
                    .isEqualTo(secrets);
            assertThat(status("cluster-stops", "staging").getString("version")).isEqualTo("1");
        }
    }

    @Test
    void canary_that_can_not_run_gets_no_requests() {
        InCluster cluster = new InCluster("staging", "cluster-dies");
        try (TestService service = TestService.create("cluster-dies")) {
            // Given
            release(service, "v1", HELD);
            release(service, "v2-crash", HELD);
            succeeded(deploy("cluster-dies", "staging", "1"));

            // When
            JsonPath operation = ended(deploy("cluster-dies", "staging", "2-crash"));

            // Then
            assertThat(operation.getString("status")).isEqualTo("failed");
            assertThat(operation.getString("error.reason")).contains("stops again and again (CrashLoopBackOff");
            assertThat(operation.getList("steps.name")).doesNotContain("step-1");
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(cluster.tag()).isEqualTo("1");
            await().atMost(SOON).until(() -> cluster.candidate() == null);
        }
    }

    @Test
    void canary_that_prometheus_finds_bad_goes_back() {
        InCluster cluster = new InCluster("staging", "cluster-judged");
        try (TestService service = TestService.create("cluster-judged")) {
            // Given
            FakePlatform.prometheus().tell("cluster-judged", FakePrometheus.scalar("0.5"));
            release(service, "v1", "");
            release(
                    service,
                    "v2",
                    "{strategy: canary, steps: [{weight: 50}, {analysis: {query: cluster-judged, success: 'result < 0.1',"
                            + " interval: 1s, count: 2}}]}");
            succeeded(deploy("cluster-judged", "staging", "1"));

            // When
            JsonPath operation = ended(deploy("cluster-judged", "staging", "2"));

            // Then
            assertThat(operation.getString("result.rolledBackTo"))
                    .as(operation.prettify())
                    .isEqualTo("1");
            assertThat(operation.getString("error.reason")).contains("0.5");
            assertThat(cluster.requests()).isEqualTo("stable");
            await().atMost(SOON).until(() -> cluster.candidate() == null);
            String id = operation.getString("subject").substring("deployment/".length());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id)).last().isInstanceOf(DeployRolledBack.class));
        }
    }

    @Test
    void blue_green_switches_and_has_its_requests_back_without_a_new_pod() {
        InCluster cluster = new InCluster("staging", "cluster-blue");
        try (TestService service = TestService.create("cluster-blue")) {
            // Given
            serves(service, "{strategy: blue-green, hold: 30m}");

            // When
            succeeded(deploy("cluster-blue", "staging", "2"));

            // Then
            assertThat(cluster.requests()).isEqualTo("candidate");
            assertThat(cluster.candidate().getStatus().getReadyReplicas()).isEqualTo(3);
            assertThat(cluster.tag()).isEqualTo("1");
            assertThat(status("cluster-blue", "staging").getString("version")).isEqualTo("2");
            assertThat(status("cluster-blue", "staging").getString("health")).isEqualTo("healthy");
            int before = cluster.replicaSets();

            // When
            succeeded(rollback("cluster-blue", "staging"));

            // Then
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(cluster.tag()).isEqualTo("1");
            assertThat(cluster.replicaSets()).isLessThanOrEqualTo(before);
            await().atMost(SOON).until(() -> cluster.candidate() == null);
            assertThat(status("cluster-blue", "staging").getString("version")).isEqualTo("1");
        }
    }

    @Test
    void blue_green_moves_into_the_workload_that_stays_when_its_time_is_over() {
        InCluster cluster = new InCluster("staging", "cluster-green");
        try (TestService service = TestService.create("cluster-green")) {
            // Given
            serves(service, "{strategy: blue-green, hold: 5s}");

            // When
            succeeded(deploy("cluster-green", "staging", "2"));

            // Then
            await().atMost(SOON.multipliedBy(2)).until(() -> cluster.candidate() == null);
            assertThat(cluster.tag()).isEqualTo("2");
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(status("cluster-green", "staging").getString("version")).isEqualTo("2");
        }
    }

    @Test
    void next_version_waits_until_the_one_before_is_in_the_workload_that_stays() {
        InCluster cluster = new InCluster("staging", "cluster-next");
        try (TestService service = TestService.create("cluster-next")) {
            // Given
            serves(service, "{strategy: blue-green, hold: 30m}");
            release(service, "v3", "{strategy: blue-green, hold: 30m}");
            succeeded(deploy("cluster-next", "staging", "2"));

            // When
            succeeded(deploy("cluster-next", "staging", "3"));

            // Then
            assertThat(InCluster.tag(cluster.candidate())).isEqualTo("3");
            assertThat(cluster.tag()).isEqualTo("2");
            assertThat(cluster.requests()).isEqualTo("candidate");
            succeeded(rollback("cluster-next", "staging"));
            assertThat(status("cluster-next", "staging").getString("version")).isEqualTo("2");
        }
    }

    /** Version 1 serves, and version 2 is to take over as {@code deploy} says. */
    private static void serves(TestService service, String deploy) {
        release(service, "v1", "");
        release(service, "v2", deploy);
        succeeded(deploy(service.name(), "staging", "1"));
    }

    private static void release(TestService service, String tag, String deploy) {
        InCluster.release(service, tag, 3, "20s", deploy);
    }
}
