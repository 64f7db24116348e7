package dev.paved.catalog.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file of entities, as it was read: each of its documents is an entity or is refused; an empty one is neither.
 *
 * @param documents in their order
 */
public record CatalogFile(List<Document> documents) {

    public CatalogFile {
        documents = List.copyOf(documents);
    }

    /** One document of a file. */
    public sealed interface Document {

        /** Where it begins. */
        Place place();

        /** An entity. */
        record Accepted(Entity entity) implements Document {

            @Override
            public Place place() {
                return entity.document().place();
            }
        }

        /** None, for these reasons. */
        record Refused(Place place, List<Violation> violations) implements Document {

            public Refused {
                violations = List.copyOf(violations);
            }
        }
    }

    /** What {@code text}, of any length that is in memory, says; what its placeholders stand for is not judged. */
    public static CatalogFile read(String text) {
        return read(text, placeholder -> placeholder);
    }

    /** What {@code text} says, with {@code substitution} for its placeholders, which is judged too. */
    public static CatalogFile read(String text, Substitution substitution) {
        return new CatalogFile(YamlDocuments.read(text, substitution));
    }

    /** Its entities. */
    public List<Entity> entities() {
        return documents.stream()
                .flatMap(document ->
                        document instanceof Document.Accepted(Entity entity) ? Stream.of(entity) : Stream.empty())
                .toList();
    }

    /** What is wrong with it, in order. */
    public List<Violation> violations() {
        return documents.stream()
                .flatMap(document ->
                        document instanceof Document.Refused refused ? refused.violations().stream() : Stream.empty())
                .toList();
    }
}
