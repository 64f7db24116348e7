package dev.paved.catalog.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final EventSource SOURCE = EventSource.of(UUID.randomUUID(), "t", NOW, NOW);

    @Test
    void succeeded_deployment_without_incident_is_healthy() {
        assertThat(production(DeploymentOutcome.SUCCEEDED))
                .isEqualTo(new Health(
                        Health.Status.HEALTHY, "the last deployment, of 1.2.3, succeeded; no open incident"));
    }

    @Test
    void deployment_that_did_not_succeed_is_degraded_for_what_served_before_still_does() {
        assertThat(production(DeploymentOutcome.FAILED).status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(production(DeploymentOutcome.ROLLED_BACK))
                .isEqualTo(new Health(
                        Health.Status.DEGRADED, "the last deployment, of 1.2.3, was rolled back; no open incident"));
    }

    @Test
    void failed_deployment_where_nothing_serves_is_unhealthy() {
        LastDeployment failed = new LastDeployment("d1", "1.2.3", DeploymentOutcome.FAILED, "why", NOW, "ada", SOURCE);

        assertThat(Health.of("staging", "staging", false, failed, List.of()))
                .isEqualTo(
                        new Health(Health.Status.UNHEALTHY, "the last deployment, of 1.2.3, failed; nothing serves"));
    }

    @Test
    void open_incident_is_unhealthy_whatever_was_deployed() {
        assertThat(production(DeploymentOutcome.SUCCEEDED, incident("INC-1", "production"), incident("INC-2", null)))
                .isEqualTo(new Health(Health.Status.UNHEALTHY, "open incidents INC-1, INC-2"));
    }

    @Test
    void incident_of_another_environment_says_nothing_of_this_one() {
        assertThat(production(DeploymentOutcome.SUCCEEDED, incident("INC-1", "staging"))
                        .status())
                .isEqualTo(Health.Status.HEALTHY);
    }

    @Test
    void incident_without_an_environment_is_one_of_production() {
        assertThat(Health.of("staging", "staging", true, null, List.of(incident("INC-1", null)))
                        .status())
                .isEqualTo(Health.Status.HEALTHY);
    }

    private static Health production(DeploymentOutcome outcome, OpenIncident... incidents) {
        LastDeployment last = new LastDeployment("d1", "1.2.3", outcome, null, NOW, "ada", SOURCE);
        return Health.of("production", "production", true, last, List.of(incidents));
    }

    private static OpenIncident incident(String id, @Nullable String environment) {
        return new OpenIncident(id, environment, "It is slow", null, NOW, SOURCE);
    }
}
