package dev.paved.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.EntityRef;
import dev.paved.catalog.model.Relation;
import dev.paved.catalog.model.Relations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFilesTest {

    private static final CatalogShape SHAPE = new CatalogShape(3);
    private static final Set<String> DEPENDENTS = Set.of("dependencyOf", "providesApi", "apiConsumedBy");

    @TempDir
    Path folder;

    @Test
    void an_organisation_of_3_thousand_entities_has_as_many_and_each_keeps_the_rules() throws IOException {
        // When
        List<CatalogFile> files = written();

        // Then
        assertThat(files)
                .hasSize(CatalogFiles.FILES)
                .allSatisfy(file -> assertThat(file.violations()).isEmpty());
        assertThat(entities(files)).extracting(Entity::ref).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(SHAPE.entities()).isEqualTo(3_000);
    }

    @Test
    void whatever_an_entity_refers_to_is_there() throws IOException {
        // Given
        List<Entity> entities = entities(written());
        Set<String> refs =
                entities.stream().map(entity -> entity.ref().toString()).collect(Collectors.toSet());

        // Then
        assertThat(relations(entities))
                .extracting(Relation::target)
                .extracting(EntityRef::toString)
                .isSubsetOf(refs);
    }

    @Test
    void a_root_has_as_many_dependents_as_the_shape_says() throws IOException {
        // Given
        Map<String, List<Relation>> relations = relations(entities(written())).stream()
                .filter(relation -> DEPENDENTS.contains(relation.type()))
                .collect(Collectors.groupingBy(relation -> relation.source().toString()));

        // Then
        assertThat(SHAPE.roots()).hasSize(1).allSatisfy(root -> {
            String ref = "component:default/component-" + root;
            assertThat(reached(ref, relations)).doesNotContain(ref).hasSize(SHAPE.dependents(root));
        });
    }

    private List<CatalogFile> written() throws IOException {
        Path location = CatalogFiles.write(SHAPE, folder).location();
        List<CatalogFile> files = new ArrayList<>();
        for (String department : listed(location)) {
            for (String file : listed(folder.resolve(department))) {
                files.add(CatalogFile.read(Files.readString(folder.resolve(file))));
            }
        }
        return files;
    }

    private static List<String> listed(Path file) throws IOException {
        Entity location = CatalogFile.read(Files.readString(file)).entities().getFirst();
        return Objects.requireNonNull(location.document().mapping("spec")).texts("targets");
    }

    private static List<Entity> entities(List<CatalogFile> files) {
        return files.stream().flatMap(file -> file.entities().stream()).toList();
    }

    private static List<Relation> relations(List<Entity> entities) {
        return entities.stream()
                .flatMap(entity -> Relations.of(entity).stream())
                .toList();
    }

    private static Set<String> reached(String start, Map<String, List<Relation>> relations) {
        Set<String> reached = new HashSet<>(Set.of(start));
        Deque<String> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            for (Relation relation : relations.getOrDefault(left.remove(), List.of())) {
                if (reached.add(relation.target().toString())) {
                    left.add(relation.target().toString());
                }
            }
        }
        reached.remove(start);
        return reached;
    }
}
