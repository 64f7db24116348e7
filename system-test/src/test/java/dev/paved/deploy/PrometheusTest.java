package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.local.stack.Service;
import dev.paved.prerequisite.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusTest {
    private static final String CONFIGURATION = "deploy/prometheus/prometheus.yml";

    @TempDir
    Path folder;

    @Test
    void every_service_is_read_where_it_listens() {
        // Given
        Compose compose = Compose.file();
        String names = compose.service("pod")
                .path("networks")
                .path("default")
                .path("aliases")
                .toString();

        // When
        JsonNode paved = Checkout.yaml(CONFIGURATION).path("scrape_configs").path(0);
        String targets = paved.path("static_configs").path(0).path("targets").toString();

        // Then
        assertThat(targets.split(",")).hasSameSizeAs(Service.values());
        assertThat(Service.values()).allSatisfy(service -> {
            String port = compose.service(service)
                    .path("environment")
                    .path("QUARKUS_HTTP_PORT")
                    .asText();
            assertThat(targets).contains("\"" + service.id() + ":" + port + "\"");
            assertThat(names).contains("\"" + service.id() + "\"");
        });
        assertThat(paved.path("metrics_path").asText()).isEqualTo("/metrics");
    }

    @Test
    void the_data_source_asks_this_prometheus() {
        // When
        JsonNode source = Checkout.yaml("deploy/grafana/provisioning/datasources/prometheus.yml");

        // Then
        assertThat(source.path("datasources").path(0).path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(Compose.file().service("prometheus").path("command").toString())
                .contains("--config.file=/etc/prometheus/prometheus.yml");
    }

    @Test
    void the_reference_tells_of_every_metric_that_rules_make() {
        assertThat(Watched.documented().stream().filter(name -> name.contains(":")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Rules.recorded()
                        .filter(name -> name.contains(":"))
                        .distinct()
                        .toList());
    }

    @Test
    void promtool_accepts_the_configuration() throws Exception {
        needsPromtool();
        assertThat(Command.run(
                        "promtool",
                        "check",
                        "config",
                        Checkout.file(CONFIGURATION).toString()))
                .satisfies(Command.Result::succeeded);
    }

    @Test
    void promtool_parses_every_expression_of_the_dashboards() throws Exception {
        needsPromtool();
        // Given
        List<Map<String, String>> rules = Dashboard.all().stream()
                .flatMap(Dashboard::expressions)
                .map(Expression::asSent)
                .distinct()
                .map(expression ->
                        Map.of("record", "test:expression_" + Math.abs(expression.hashCode()), "expr", expression))
                .toList();
        Path file = folder.resolve("rules.yml");
        Files.writeString(
                file,
                new ObjectMapper()
                        .writeValueAsString(Map.of("groups", List.of(Map.of("name", "all", "rules", rules)))));

        // When
        Command.Result result = Command.run("promtool", "check", "rules", file.toString());

        // Then
        result.succeeded();
    }

    @Test
    void promtool_passes_the_tests_of_the_rules() throws Exception {
        needsPromtool();
        List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        Checkout.files("deploy/prometheus/tests", ".yml").forEach(file -> command.add(file.toString()));
        assertThat(Command.run(command.toArray(String[]::new))).satisfies(Command.Result::succeeded);
    }

    private static void needsPromtool() {
        Prerequisite.program("promtool", "what only it can tell about Prometheus' files is not checked");
    }
}
