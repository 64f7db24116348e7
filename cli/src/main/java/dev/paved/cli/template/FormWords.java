package dev.paved.cli.template;

import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A form in words: its parameters with their types, defaults and rules. */
final class FormWords {

    private static final List<String> RULES =
            List.of("pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "format");

    private FormWords() {}

    static String of(List<Json> pages) {
        List<Json> rows = new ArrayList<>();
        for (Json page : pages) {
            List<String> required = page.texts("required");
            if (page.at("properties") instanceof Json.Fields(Map<String, Json> properties)) {
                properties.forEach((name, schema) -> rows.add(row(name, schema, required.contains(name))));
            }
        }
        if (rows.isEmpty()) {
            return "It asks for nothing.";
        }
        return Table.of(
                        Column.of("PARAMETER", "name"),
                        Column.of("TYPE", "type"),
                        Column.of("DEFAULT", "default"),
                        Column.of("RULES", "rules"),
                        Column.of("MEANING", "meaning"))
                .render(rows);
    }

    private static Json row(String name, Json schema, boolean required) {
        List<String> rules = new ArrayList<>();
        if (required) {
            rules.add("required");
        }
        if (!schema.at("enum").items().isEmpty()) {
            rules.add(String.join(
                    " | ",
                    schema.at("enum").items().stream().map(FormWords::text).toList()));
        }
        for (String rule : RULES) {
            schema.find(rule).ifPresent(value -> rules.add(rule + " " + value));
        }
        return Json.object()
                .with("name", name)
                .with("type", schema.text("type"))
                .with("default", text(schema.at("default")))
                .with("rules", String.join(", ", rules))
                .with("meaning", schema.find("description").orElse(schema.text("title")));
    }

    private static String text(Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Null _ -> "";
            default -> JsonWriter.compact(value);
        };
    }
}
