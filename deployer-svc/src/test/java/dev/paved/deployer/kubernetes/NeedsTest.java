package dev.paved.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {

    @Test
    void first_version_needs_all_its_pods_and_its_objects() {
        Needs needs = Needs.of(workload(3, "250m", "64Mi"), null, true);

        assertThat(needs.amounts().get("pods")).isEqualByComparingTo("3");
        assertThat(needs.amounts().get("requests.cpu")).isEqualByComparingTo("0.75");
        assertThat(needs.amounts().get("limits.memory")).isEqualByComparingTo("201326592");
        assertThat(needs.amounts())
                .containsKeys("count/deployments.apps", "services", "count/ingresses.networking.k8s.io");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 2, 1",
        "8, 8, 2",
        "3, 1, 3",
        "2, 4, -1",
    })
    void next_version_needs_the_pods_that_come_before_others_go(int replicas, int before, int needed) {
        Needs needs = Needs.of(workload(replicas, "100m", "64Mi"), present(before, "100m"), true);

        assertThat(needs.amounts().get("pods").intValueExact()).isEqualTo(needed);
        assertThat(needs.amounts()).doesNotContainKeys("count/deployments.apps", "services");
    }

    @ParameterizedTest
    @CsvSource({
        // The first of the new pods come beside all the others.
        "100m, 100m, 0.1",
        "100m, 400m, 0.1",
        // In the end the new ones are larger than those they replace.
        "400m, 100m, 1.3",
    })
    void pods_of_another_size_need_what_is_most_at_a_time(String next, String before, String needed) {
        Needs needs = Needs.of(workload(4, next, "64Mi"), present(4, before), false);

        assertThat(needs.amounts().get("requests.cpu")).isEqualByComparingTo(needed);
    }

    @Test
    void version_beside_what_serves_needs_all_its_pods_twice_for_a_while() {
        Workload next = workload(4, "100m", "64Mi", Takeover.BLUE_GREEN);

        assertThat(Needs.of(next, present(4, "100m"), false).amounts())
                .containsEntry("pods", new BigDecimal(5))
                .containsEntry("count/deployments.apps", BigDecimal.ONE);
        assertThat(Needs.of(next, null, false).amounts()).containsEntry("pods", new BigDecimal(4));
    }

    private static Workload workload(int replicas, String cpu, String memory) {
        return workload(replicas, cpu, memory, Takeover.ROLLING);
    }

    private static Workload workload(int replicas, String cpu, String memory, Takeover takeover) {
        return new Workload("image", "PORT", "/health", Duration.ofSeconds(1), replicas, cpu, memory, takeover);
    }

    private static Deployment present(int replicas, String cpu) {
        return new DeploymentBuilder()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
