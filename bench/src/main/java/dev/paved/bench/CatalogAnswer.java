package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** What a catalog answered, in Backstage's JSON, which Paved's is too. */
final class CatalogAnswer {

    private CatalogAnswer() {}

    /** Fails unless {@code entity} is the one of that name, with relations. */
    static void isNamed(String name, JsonNode entity) {
        must(
                entity.at("/metadata/name").asText().equals(name)
                        && !entity.path("relations").isEmpty(),
                entity);
    }

    /** Fails unless {@code page} is full. */
    static void isFull(JsonNode page) {
        must(page.path("items").size() == CatalogQueries.PAGE, page);
    }

    /** Fails unless something is on {@code page}. */
    static void isNotEmpty(JsonNode page) {
        must(!page.path("items").isEmpty(), page);
    }

    private static void must(boolean condition, JsonNode answer) {
        if (!condition) {
            throw new IllegalStateException("an answer was not as expected: " + answer);
        }
    }

    /** Adds to {@code relations} those of {@code entities}, but of Locations, each as {@code source type target}. */
    static void relations(Iterable<JsonNode> entities, Set<String> relations) {
        for (JsonNode entity : entities) {
            String kind = entity.get("kind").asText().toLowerCase(Locale.ROOT);
            if (!kind.equals("location")) {
                JsonNode metadata = entity.get("metadata");
                String source = kind + ":" + metadata.path("namespace").asText("default") + "/"
                        + metadata.get("name").asText();
                for (JsonNode relation : entity.path("relations")) {
                    relations.add(source + " " + relation.get("type").asText() + " "
                            + relation.get("targetRef").asText());
                }
            }
        }
    }
}
