package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final List<Dashboard> dashboards = Dashboard.all();

    @Test
    void there_is_one_for_each_level_and_for_the_platform() {
        assertThat(dashboards)
                .extracting(Dashboard::uid)
                .containsExactlyInAnyOrder(
                        "paved-dora-organisation",
                        "paved-dora-team",
                        "paved-dora-service",
                        "paved-platform-product",
                        "paved-platform-slos",
                        "paved-event-stream");
    }

    @Test
    void every_variable_that_is_used_is_chosen_and_the_other_way_round() {
        assertThat(dashboards).allSatisfy(dashboard -> {
            Set<String> used =
                    Expression.variables(dashboard.content().path("panels").toString());
            assertThat(dashboard
                            .variables()
                            .map(variable -> variable.path("name").asText()))
                    .as(dashboard.uid())
                    .containsExactlyInAnyOrderElementsOf(used);
        });
    }

    @Test
    void every_data_source_is_provisioned() {
        // Given
        JsonNode sources = Checkout.yaml("deploy/grafana/provisioning/datasources/prometheus.yml");
        List<String> provisioned = sources.path("datasources").findValuesAsText("uid");

        // Then
        assertThat(provisioned).isNotEmpty();
        assertThat(dashboards)
                .allSatisfy(dashboard -> assertThat(dashboard.content().findValues("datasource"))
                        .isNotEmpty()
                        .allSatisfy(source -> assertThat(provisioned)
                                .contains(source.path("uid").asText())));
    }

    @Test
    void every_panel_says_what_it_shows_and_links_to_where_it_comes_from() {
        assertThat(panels()).allSatisfy(panel -> {
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.path("links").findValuesAsText("url"))
                    .isNotEmpty()
                    .allMatch(url -> url.startsWith("${platform}/api/metrics") || url.startsWith("${prometheus}/"));
        });
    }

    @Test
    void every_metric_of_a_window_is_shown_with_its_samples() {
        assertThat(panels()).allSatisfy(panel -> {
            Set<String> metrics = metrics(panel);
            Set<String> sampled = metrics.stream()
                    .filter(name -> name.matches("(dora|platform)_.*(_ratio|_per_day|_quick_check_score|_nps_score"
                            + "|lead_time_seconds|recovery_seconds|first_deployment_seconds)"))
                    .filter(name -> !name.contains("_slo_"))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!sampled.isEmpty()) {
                assertThat(metrics)
                        .as("%s: %s", panel.path("title"), sampled)
                        .anyMatch(name -> name.endsWith("_samples"));
            }
        });
    }

    @Test
    void unknown_is_not_zero() {
        assertThat(dashboards.stream().flatMap(Dashboard::expressions))
                .allSatisfy(expression -> assertThat(expression.text()).doesNotContain("vector(", "or 0", "absent("));
        assertThat(panels()).allSatisfy(panel -> {
            JsonNode fields = panel.path("fieldConfig").path("defaults");
            assertThat(fields.path("noValue").asText()).isEqualTo("no samples");
            assertThat(fields.path("custom").path("spanNulls").asBoolean()).isFalse();
        });
    }

    @Test
    void the_dashboards_are_where_grafana_looks() {
        // Given
        JsonNode grafana = Compose.file().service("grafana");
        JsonNode provider = Checkout.yaml("deploy/grafana/provisioning/dashboards/paved.yml");
        String folder =
                provider.path("providers").path(0).path("options").path("path").asText();

        // Then
        assertThat(Compose.mounts(grafana)).anySatisfy(mount -> {
            assertThat(mount.getKey()).isEqualTo("./deploy/grafana/dashboards");
            assertThat(mount.getValue()).isEqualTo(folder);
        });
        String first = grafana.path("environment")
                .path("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                .asText();
        assertThat(Checkout.file(first.replace(folder, "deploy/grafana/dashboards")))
                .exists();
    }

    private List<JsonNode> panels() {
        return dashboards.stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .toList();
    }

    private static Set<String> metrics(JsonNode panel) {
        return panel.path("targets").findValuesAsText("expr").stream()
                .flatMap(expression -> new Expression(expression).metrics().stream())
                .collect(Collectors.toSet());
    }
}
