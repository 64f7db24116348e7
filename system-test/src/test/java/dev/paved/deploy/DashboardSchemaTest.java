package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Rectangle;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The rules of Grafana's dashboard model that it does not tell of when it reads a file, but shows something else. */
class DashboardSchemaTest {
    private static final int COLUMNS = 24;
    private static final Set<String> TYPES = Set.of("stat", "timeseries", "table");
    private static final Set<String> UNITS = Set.of("none", "short", "percentunit", "s", "bytes", "reqps", "cps");

    private final List<Dashboard> dashboards = Dashboard.all();

    @Test
    void every_dashboard_has_what_grafana_needs_and_a_name_of_its_own() {
        assertThat(dashboards).isNotEmpty();
        assertThat(dashboards).extracting(Dashboard::uid).doesNotHaveDuplicates();
        assertThat(dashboards)
                .extracting(dashboard -> dashboard.content().path("title").asText())
                .doesNotHaveDuplicates();
        assertThat(dashboards).allSatisfy(dashboard -> {
            JsonNode content = dashboard.content();
            assertThat(dashboard.uid()).matches("[a-zA-Z0-9_-]{1,40}");
            assertThat(content.path("title").asText()).isNotBlank();
            assertThat(content.path("schemaVersion").asInt()).isBetween(36, 42);
            assertThat(content.path("time").path("from").asText()).startsWith("now-");
            assertThat(content.path("timezone").asText()).isIn("utc", "browser");
            assertThat(content.path("refresh").asText()).matches("\\d+[smh]");
            assertThat(content.has("id")).as("an id of another Grafana").isFalse();
        });
    }

    @Test
    void panels_are_of_types_there_are_and_have_ids_and_titles_of_their_own() {
        assertThat(dashboards).allSatisfy(dashboard -> {
            assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.path("type").asText()).isIn(TYPES);
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("id").asInt()).isPositive();
            });
            assertThat(dashboard.panels())
                    .extracting(panel -> panel.path("id").asInt())
                    .doesNotHaveDuplicates();
            assertThat(dashboard.panels())
                    .extracting(panel -> panel.path("type").asText() + " "
                            + panel.path("title").asText())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void panels_are_within_the_grid_and_over_no_other() {
        assertThat(dashboards).allSatisfy(dashboard -> {
            List<Rectangle> places =
                    dashboard.panels().stream().map(DashboardSchemaTest::place).toList();
            assertThat(places)
                    .allMatch(place ->
                            place.x >= 0 && place.y >= 0 && place.x + place.width <= COLUMNS && !place.isEmpty());
            assertThat(places)
                    .allSatisfy(place -> assertThat(places.stream().filter(place::intersects))
                            .containsExactly(place));
        });
    }

    @Test
    void every_unit_is_one_that_grafana_knows() {
        assertThat(dashboards.stream().flatMap(dashboard -> dashboard.panels().stream()))
                .allSatisfy(panel -> assertThat(units(panel))
                        .isNotEmpty()
                        .allMatch(unit -> UNITS.contains(unit) || unit.matches("suffix:.+")));
    }

    @Test
    void every_target_has_a_reference_of_its_own_and_asks_either_for_now_or_for_a_range() {
        assertThat(dashboards.stream().flatMap(dashboard -> dashboard.panels().stream()))
                .allSatisfy(panel -> {
                    JsonNode targets = panel.path("targets");
                    assertThat(targets.findValuesAsText("refId")).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(targets).allSatisfy(target -> {
                        assertThat(target.path("expr").asText()).isNotBlank();
                        assertThat(target.path("instant").asBoolean())
                                .isNotEqualTo(target.path("range").asBoolean());
                    });
                });
    }

    @Test
    void every_variable_can_be_chosen() {
        assertThat(dashboards.stream().flatMap(Dashboard::variables)).allSatisfy(variable -> {
            assertThat(variable.path("name").asText()).matches("[a-z]+");
            switch (variable.path("type").asText()) {
                case "query" ->
                    assertThat(variable.path("query").path("query").asText())
                            .isEqualTo(variable.path("definition").asText())
                            .matches("label_values\\([\\w:]+, \\w+\\)");
                case "custom" ->
                    assertThat(variable.path("query").asText().split(","))
                            .contains(variable.path("current").path("value").asText());
                case "constant" -> assertThat(variable.path("query").asText()).startsWith("http");
                default -> throw new AssertionError("no such variable: " + variable);
            }
        });
    }

    private static Rectangle place(JsonNode panel) {
        JsonNode at = panel.path("gridPos");
        return new Rectangle(
                at.path("x").asInt(),
                at.path("y").asInt(),
                at.path("w").asInt(),
                at.path("h").asInt());
    }

    private static Set<String> units(JsonNode panel) {
        Set<String> units = StreamSupport.stream(
                        panel.path("fieldConfig").path("overrides").spliterator(), false)
                .flatMap(override ->
                        StreamSupport.stream(override.path("properties").spliterator(), false))
                .filter(property -> property.path("id").asText().equals("unit"))
                .map(property -> property.path("value").asText())
                .collect(Collectors.toSet());
        units.add(panel.path("fieldConfig").path("defaults").path("unit").asText());
        return units;
    }
}
