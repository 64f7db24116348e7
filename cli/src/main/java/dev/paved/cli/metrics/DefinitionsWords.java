package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The definitions in words: what each metric means by them, their choices, and where they differ from DORA's. */
final class DefinitionsWords {
    private static final int WIDTH = 100;

    private DefinitionsWords() {}

    static String of(Json answer) {
        return answer.at("definitions").items().stream()
                .map(definition -> of(definition, answer.text("definition")))
                .collect(Collectors.joining("\n\n"));
    }

    private static String of(Json definition, String inForce) {
        String name = definition.text("definition");
        List<String> lines = new ArrayList<>();
        lines.add(name + (name.equals(inForce) ? " (unless another is asked for)" : ""));
        lines.add("  " + definition.text("source"));
        for (Json metric : definition.at("metrics").items()) {
            lines.add("  " + Metric.titled(metric.text("metric")));
            wrap(metric.text("meaning"), "    ", "    ", lines);
        }
        if (definition.at("parameters") instanceof Json.Fields(var choices) && !choices.isEmpty()) {
            lines.add("  Choices");
            choices.forEach((choice, value) -> wrap(choice + ": " + Choice.text(value), "    ", "      ", lines));
        }
        List<String> differences = definition.texts("differences");
        if (!differences.isEmpty()) {
            lines.add("  Other than dora");
            differences.forEach(difference -> wrap(difference, "    - ", "      ", lines));
        }
        return String.join("\n", lines);
    }

    private static void wrap(String text, String first, String others, List<String> lines) {
        StringBuilder line = new StringBuilder(first);
        for (String word : text.split(" ")) {
            boolean begun = !line.toString().isBlank() && !line.toString().equals(first);
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others).append(word);
            } else {
                line.append(begun ? " " : "").append(word);
            }
        }
        lines.add(line.toString());
    }
}
