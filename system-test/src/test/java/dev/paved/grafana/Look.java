package dev.paved.grafana;

import java.util.List;
import java.util.Map;

/** The kinds of panels, as Grafana names and sets them. */
enum Look {
    STAT("stat"),
    LINES("timeseries"),
    TABLE("table");

    final String type;

    Look(String type) {
        this.type = type;
    }

    Map<String, Object> options(boolean several) {
        return switch (this) {
            case STAT ->
                Json.object(
                        "reduceOptions",
                        Json.object("calcs", List.of("lastNotNull"), "fields", "", "values", false),
                        "colorMode",
                        "value",
                        "graphMode",
                        "none",
                        "textMode",
                        several ? "value_and_name" : "value",
                        "orientation",
                        "auto",
                        "justifyMode",
                        "auto");
            case LINES ->
                Json.object(
                        "legend",
                        Json.object("displayMode", "list", "placement", "bottom", "showLegend", true),
                        "tooltip",
                        Json.object("mode", "multi", "sort", "desc"));
            case TABLE -> Json.object("showHeader", true, "cellHeight", "sm");
        };
    }

    Map<String, Object> colour() {
        return this == LINES
                ? Json.object("mode", "palette-classic")
                : Json.object("mode", "fixed", "fixedColor", this == STAT ? "blue" : "text");
    }

    static Map<String, Object> line() {
        return Json.object("lineWidth", 2, "fillOpacity", 0, "lineInterpolation", "stepAfter", "spanNulls", false);
    }

    Map<String, Object> target(String ref, Query query) {
        Map<String, Object> target = Json.object(
                "datasource",
                Json.datasource(),
                "refId",
                ref,
                "expr",
                query.expression(),
                "legendFormat",
                query.legend(),
                "instant",
                this != LINES,
                "range",
                this == LINES);
        if (this == TABLE) {
            target.put("format", "table");
        }
        return target;
    }

    /** What sets the fields of {@code query} apart from those of the panel's first, which are in {@code unit}. */
    Map<String, Object> differences(Query query, Unit unit) {
        Map<String, Object> differs = Json.object();
        if (this == TABLE) {
            differs.put("displayName", query.legend());
        }
        if (query.unit() != unit) {
            differs.put("unit", query.unit().id);
            differs.put("decimals", query.unit().decimals);
        }
        if (query.samples() && this == STAT) {
            differs.put("color", Json.object("mode", "fixed", "fixedColor", "text"));
        }
        if (this == LINES && query.unit() != unit) {
            differs.put("custom.axisPlacement", "right");
            differs.put("custom.lineWidth", 1);
            differs.put("custom.lineStyle", Json.object("fill", "dash", "dash", List.of(4, 4)));
        }
        return differs;
    }
}
