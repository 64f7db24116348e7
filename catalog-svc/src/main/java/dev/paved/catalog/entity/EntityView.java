package dev.paved.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows an entity as its file tells it and with what the catalog knows of it: its uid, etag, where it is from, its relations,
 * and in {@code status} what is wrong with its file.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/well-known-annotations">Well-known Annotations</a>
 */
@Singleton
class EntityView {

    private static final String FROM = "backstage.io/managed-by-location";
    private static final String ORIGIN = "backstage.io/managed-by-origin-location";
    private static final String ORPHAN = "backstage.io/orphan";

    private final ObjectMapper json;

    EntityView(ObjectMapper json) {
        this.json = json;
    }

    /** A row of the entity. */
    record Row(
            String ref,
            String id,
            String entity,
            String etag,
            String file,
            String locationType,
            String locationTarget,
            boolean orphan,
            @Nullable String problems) {}

    /** A relation of an entity, to {@code target}. */
    record To(String type, String target) {}

    ObjectNode of(Row row, List<To> relations) {
        ObjectNode entity = (ObjectNode) read(row.entity);
        ObjectNode metadata = (ObjectNode) entity.get("metadata");
        if (!metadata.has("namespace")) {
            metadata.put("namespace", "default");
        }
        metadata.put("uid", row.id);
        metadata.put("etag", row.etag);
        ObjectNode annotations =
                metadata.get("annotations") instanceof ObjectNode told ? told : metadata.putObject("annotations");
        annotations.put(FROM, row.file);
        annotations.put(ORIGIN, row.locationType + ":" + row.locationTarget);
        if (row.orphan) {
            annotations.put(ORPHAN, "true");
        }
        ArrayNode all = entity.putArray("relations");
        relations.forEach(to -> all.addObject().put("type", to.type).put("targetRef", to.target));
        if (row.problems != null && !row.problems.equals("[]")) {
            entity.putObject("status").set("items", items(row.problems));
        }
        return entity;
    }

    private ArrayNode items(String problems) {
        ArrayNode items = json.createArrayNode();
        for (JsonNode problem : read(problems)) {
            FileProblem found = json.convertValue(problem, FileProblem.class);
            ObjectNode item = items.addObject();
            item.put("type", "paved.dev/catalog-file").put("level", "error").put("message", found.words());
            item.set("error", problem);
        }
        return items;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog wrote it", e);
        }
    }
}
