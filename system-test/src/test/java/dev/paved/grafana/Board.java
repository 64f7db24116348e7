package dev.paved.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dashboard: its panels flow from left to right, in lines as high as their highest panel. */
record Board(String name, String title, String description, List<Variable> variables, List<Panel> panels) {

    private static final int COLUMNS = 24;
    private static final int SCHEMA = 41;

    /** The dashboards there are. */
    static Stream<Board> all() {
        return Stream.of(
                DoraBoards.organisation(),
                DoraBoards.team(),
                DoraBoards.service(),
                ProductBoard.board(),
                SloBoard.board(),
                StreamBoard.board());
    }

    String file() {
        return name + ".json";
    }

    Map<String, Object> json() {
        return Json.object(
                "uid",
                "paved-" + name,
                "title",
                title,
                "description",
                description,
                "tags",
                List.of("paved"),
                "schemaVersion",
                SCHEMA,
                "version",
                1,
                "editable",
                false,
                "graphTooltip",
                1,
                "timezone",
                "utc",
                "refresh",
                "30s",
                "time",
                Json.object("from", "now-24h", "to", "now"),
                "annotations",
                Json.object("list", List.of()),
                "links",
                List.of(otherBoards()),
                "templating",
                Json.object("list", variables.stream().map(Variable::json).toList()),
                "panels",
                placed());
    }

    private static Map<String, Object> otherBoards() {
        return Json.object(
                "type",
                "dashboards",
                "title",
                "Paved",
                "icon",
                "dashboard",
                "tooltip",
                "The other dashboards of the platform",
                "url",
                "",
                "tags",
                List.of("paved"),
                "asDropdown",
                true,
                "includeVars",
                true,
                "keepTime",
                true,
                "targetBlank",
                false);
    }

    private List<Map<String, Object>> placed() {
        List<Map<String, Object>> placed = new ArrayList<>();
        int x = 0;
        int y = 0;
        int high = 0;
        for (Panel panel : panels) {
            if (x + panel.width() > COLUMNS) {
                x = 0;
                y += high;
                high = 0;
            }
            placed.add(panel.json(placed.size() + 1, x, y));
            x += panel.width();
            high = Math.max(high, panel.height());
        }
        return placed;
    }
}
