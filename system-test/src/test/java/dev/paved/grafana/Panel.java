package dev.paved.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A panel: what it shows, in which size, and where its numbers come from. */
record Panel(
        Look look,
        String title,
        String description,
        int width,
        int height,
        List<Query> queries,
        List<Link> links,
        Map<String, Object> defaults) {

    static Panel stat(String title, String description, int width, List<Query> queries, Link... links) {
        return new Panel(Look.STAT, title, description, width, 5, queries, List.of(links), Map.of());
    }

    static Panel lines(String title, String description, int width, List<Query> queries, Link... links) {
        return new Panel(Look.LINES, title, description, width, 8, queries, List.of(links), Map.of());
    }

    /** A row for each {@code label}, a column for each query. */
    static Panel table(String title, String description, List<Query> queries, Link... links) {
        return new Panel(Look.TABLE, title, description, 24, 9, queries, List.of(links), Map.of());
    }

    /** With more of Grafana's defaults of a field. */
    Panel with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(defaults);
        more.put(name, value);
        return new Panel(look, title, description, width, height, queries, links, more);
    }

    Map<String, Object> json(int id, int x, int y) {
        Map<String, Object> json = Json.object(
                "id", id,
                "type", look.type,
                "title", title,
                "description", description,
                "datasource", Json.datasource(),
                "gridPos", Json.object("x", x, "y", y, "w", width, "h", height),
                "links", links.stream().map(Link::json).toList(),
                "fieldConfig", Json.object("defaults", fields(), "overrides", overrides()),
                "options", look.options(queries.size() > 1),
                "targets", targets());
        if (look == Look.TABLE) {
            json.put("transformations", List.of(Json.object("id", "merge", "options", Json.object())));
        }
        return json;
    }

    private Map<String, Object> fields() {
        Unit unit = queries.getFirst().unit();
        Map<String, Object> fields = Json.object(
                "unit", unit.id, "decimals", unit.decimals, "noValue", "no samples", "color", look.colour());
        if (look == Look.LINES) {
            fields.put("custom", Look.line());
        }
        fields.putAll(defaults);
        return fields;
    }

    private List<Map<String, Object>> overrides() {
        List<Map<String, Object>> overrides = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            Map<String, Object> differs =
                    look.differences(queries.get(i), queries.getFirst().unit());
            if (!differs.isEmpty()) {
                overrides.add(
                        look == Look.TABLE
                                ? Json.override("byName", queries.size() == 1 ? "Value" : "Value #" + ref(i), differs)
                                : Json.override("byFrameRefID", ref(i), differs));
            }
        }
        if (look == Look.TABLE) {
            overrides.add(Json.override("byName", "Time", Json.object("custom.hidden", true)));
        }
        return overrides;
    }

    private List<Map<String, Object>> targets() {
        List<Map<String, Object>> targets = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            targets.add(look.target(ref(i), queries.get(i)));
        }
        return targets;
    }

    private static String ref(int index) {
        return String.valueOf((char) ('A' + index));
    }
}
