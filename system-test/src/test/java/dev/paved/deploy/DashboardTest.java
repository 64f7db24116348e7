package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final List<Dashboard> dashboards = Dashboard.all();

    @Test
    void every_dashboard_and_panel_has_an_id_of_its_own() {
        assertThat(dashboards).isNotEmpty();
        assertThat(dashboards)
                .extracting(Dashboard::uid)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(dashboards).allSatisfy(dashboard -> {
            assertThat(dashboard.panels())
                    .extracting(panel -> panel.path("id").asInt())
                    .doesNotHaveDuplicates();
            assertThat(dashboard.content().has("id"))
                    .as("an id of another Grafana")
                    .isFalse();
        });
    }

    @Test
    void every_expression_names_only_metrics_that_are_exported() {
        // Given
        Set<String> exported = ExportedMetrics.names();

        // Then
        assertThat(exported).isNotEmpty();
        assertThat(dashboards.stream().flatMap(Dashboard::expressions))
                .isNotEmpty()
                .allSatisfy(expression -> {
                    assertThat(expression.metrics())
                            .as(expression.text())
                            .isNotEmpty()
                            .isSubsetOf(exported);
                });
    }

    @Test
    void every_choice_of_a_variable_comes_from_a_metric_that_is_exported() {
        assertThat(dashboards.stream()
                        .flatMap(Dashboard::variables)
                        .filter(v -> v.path("type").asText().equals("query")))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(
                                variable.path("query").path("query").asText())
                        .matches("label_values\\(\\w+, \\w+\\)")
                        .satisfies(query -> assertThat(ExportedMetrics.names())
                                .contains(query.replaceAll("label_values\\((\\w+),.*", "$1"))));
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
    void every_panel_has_a_unit_a_description_and_a_link_to_its_numbers() {
        assertThat(dashboards.stream().flatMap(dashboard -> dashboard.panels().stream()))
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    assertThat(panel.path("description").asText()).isNotBlank();
                    assertThat(panel.path("fieldConfig")
                                    .path("defaults")
                                    .path("unit")
                                    .asText())
                            .isNotBlank();
                    assertThat(panel.path("links").findValuesAsText("url"))
                            .contains("${platform}/api/metrics/services/${service}?window=${window}");
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
}
