package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.catalog.render.Expressions;
import dev.paved.catalog.render.RenderException;
import dev.paved.catalog.render.Skeleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template that services are made from.
 *
 * @param type what kind of service it makes, for example {@code api}
 * @param parameters the pages of its form, each a JSON Schema
 * @param values what its files may refer to as {@code values}: expressions over {@code parameters} and {@code template}
 * @param skeleton its files
 * @param tag the tag of the first commit
 * @param catalogInfo the path of the file that describes the made service to the catalog
 */
public record GoldenPath(
        String name,
        String version,
        String title,
        String description,
        String type,
        String language,
        List<JsonNode> parameters,
        Map<String, String> values,
        Skeleton skeleton,
        String tag,
        String catalogInfo) {

    public GoldenPath {
        parameters = List.copyOf(parameters);
        values = Map.copyOf(values);
    }

    /** Writes the files of the service that {@code inputs} describe into {@code target}, a new folder. */
    public void renderInto(Path target, Map<String, String> inputs) throws RenderException, IOException {
        skeleton.renderInto(target, new Expressions(Map.of("values", resolved(inputs))));
    }

    private Map<String, String> resolved(Map<String, String> inputs) throws RenderException {
        Expressions expressions =
                new Expressions(Map.of("parameters", inputs, "template", Map.of("name", name, "version", version)));
        Map<String, String> resolved = new LinkedHashMap<>();
        for (var value : values.entrySet()) {
            resolved.put(value.getKey(), expressions.render("template.yaml", value.getValue()));
        }
        return resolved;
    }
}
