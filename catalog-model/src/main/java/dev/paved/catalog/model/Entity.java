package dev.paved.catalog.model;

import java.util.Objects;

/**
 * An entity that keeps every rule.
 *
 * @param ref what it is called
 * @param document all that it says
 */
public record Entity(EntityRef ref, Value.Mapping document) {

    /** The entity in {@code document}, which keeps every rule. */
    static Entity of(Value.Mapping document) {
        Value.Mapping metadata = Objects.requireNonNull(document.mapping("metadata"));
        return new Entity(
                new EntityRef(
                        Objects.requireNonNull(document.text("kind")),
                        Objects.requireNonNullElse(metadata.text("namespace"), EntityRef.DEFAULT_NAMESPACE),
                        Objects.requireNonNull(metadata.text("name"))),
                document);
    }
}
