package dev.paved.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules that Prometheus is given. */
final class Rules {
    static final String FOLDER = "deploy/prometheus/rules";

    private Rules() {}

    static List<JsonNode> alerts() {
        return all().filter(rule -> rule.has("alert")).toList();
    }

    /** The metrics that rules make. */
    static Stream<String> recorded() {
        return all().filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText());
    }

    static Stream<Expression> expressions() {
        return all().map(rule -> new Expression(rule.path("expr").asText()));
    }

    private static Stream<JsonNode> all() {
        return Checkout.files(FOLDER, ".yml").stream()
                .flatMap(file -> elements(Checkout.yaml(file.toString()).path("groups")))
                .flatMap(group -> elements(group.path("rules")));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
