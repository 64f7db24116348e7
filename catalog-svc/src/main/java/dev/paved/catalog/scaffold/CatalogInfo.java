package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what a new repository says of itself. */
final class CatalogInfo {

    private static final YAMLMapper YAML = new YAMLMapper();

    private CatalogInfo() {}

    /** The entity of {@code service} in {@code commit}; its kind and name must be right. */
    static JsonNode read(NewService service, GoldenPath path, String commit) throws ScaffoldFailed, IOException {
        byte[] bytes = new BareRepository(Path.of(service.repository()))
                .file(commit, path.catalogInfo())
                .orElseThrow(() -> wrong(path, "is not there"));
        JsonNode entity = parse(path, bytes);
        if (!entity.path("kind").asText().equals("Component")) {
            throw wrong(path, "must have the kind Component");
        }
        if (!entity.path("metadata").path("name").asText().equals(service.name())) {
            throw wrong(path, "must have the service's name as metadata.name");
        }
        return entity;
    }

    private static JsonNode parse(GoldenPath path, byte[] bytes) throws ScaffoldFailed, IOException {
        try {
            return YAML.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw wrong(path, "is no YAML: " + e.getOriginalMessage());
        }
    }

    private static ScaffoldFailed wrong(GoldenPath path, String fault) {
        return new ScaffoldFailed(
                "The golden path " + path.name() + " " + path.version() + " is at fault: its " + path.catalogInfo()
                        + " " + fault + ". Nothing was left behind.",
                "Tell the platform team, who keep the golden paths.");
    }
}
