package dev.paved.grafana;

import java.util.List;
import java.util.Map;

/** What the reader of a dashboard chooses. */
record Variable(String name, Map<String, Object> json) {

    static Variable query(String name, String label, String description, String metric) {
        String query = "label_values(" + metric + ", " + name + ")";
        return new Variable(
                name,
                Json.object(
                        "name",
                        name,
                        "label",
                        label,
                        "type",
                        "query",
                        "description",
                        description,
                        "datasource",
                        Json.datasource(),
                        "query",
                        Json.object("qryType", 1, "query", query, "refId", name),
                        "definition",
                        query,
                        "refresh",
                        2,
                        "sort",
                        1,
                        "multi",
                        false,
                        "includeAll",
                        false,
                        "current",
                        Json.object()));
    }

    /** The rolling windows of the metrics; the second is chosen at first. */
    static Variable window(String description, String... windows) {
        return new Variable(
                "window",
                Json.object(
                        "name",
                        "window",
                        "label",
                        "Window",
                        "type",
                        "custom",
                        "description",
                        description,
                        "query",
                        String.join(",", windows),
                        "current",
                        Json.object("text", windows[1], "value", windows[1], "selected", true),
                        "options",
                        List.of(windows).stream()
                                .map(w -> Json.object("text", w, "value", w, "selected", w.equals(windows[1])))
                                .toList(),
                        "multi",
                        false,
                        "includeAll",
                        false));
    }

    static Variable window() {
        return window("The rolling window of the metrics, by event time.", "7d", "30d", "90d");
    }

    static Variable address(String name, String label, String url) {
        return new Variable(
                name,
                Json.object(
                        "name",
                        name,
                        "label",
                        label,
                        "type",
                        "constant",
                        "hide",
                        2,
                        "description",
                        "The base URL of the links.",
                        "query",
                        url));
    }

    static Variable platform() {
        return address("platform", "Platform", "http://localhost:8080");
    }

    static Variable prometheus() {
        return address("prometheus", "Prometheus", "http://localhost:9090");
    }
}
