package dev.paved.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard of Grafana, as it is provisioned. */
record Dashboard(Path file, JsonNode content) {
    static List<Dashboard> all() {
        return Checkout.files("deploy/grafana/dashboards", ".json").stream()
                .map(file -> new Dashboard(file, Checkout.json(file.toString())))
                .toList();
    }

    String uid() {
        return content.path("uid").asText();
    }

    List<JsonNode> panels() {
        var panels = new ArrayList<JsonNode>();
        content.path("panels").forEach(panels::add);
        return panels;
    }

    Stream<Expression> expressions() {
        return panels().stream()
                .flatMap(panel -> stream(panel.path("targets")))
                .map(target -> new Expression(target.path("expr").asText()));
    }

    Stream<JsonNode> variables() {
        return stream(content.path("templating").path("list"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        var nodes = new ArrayList<JsonNode>();
        array.forEach(nodes::add);
        return nodes.stream();
    }
}
