package dev.paved.catalog.team;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the entity of a team says of it; nothing where there is none. */
record Described(
        boolean known,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type) {

    static final Described NOT = new Described(false, null, null, null);

    static Described by(JsonNode entity) {
        JsonNode metadata = entity.path("metadata");
        JsonNode spec = entity.path("spec");
        String name = text(spec.path("profile").path("displayName"));
        return new Described(
                true,
                name == null ? text(metadata.path("title")) : name,
                text(metadata.path("description")),
                text(spec.path("type")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
