package dev.paved.catalog.goldenpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShelfReaderTest {

    @TempDir
    private Path root;

    private void golden(String folder, String name) throws IOException {
        Path skeleton = Files.createDirectories(root.resolve(folder).resolve("skeleton"));
        Files.writeString(skeleton.resolve("catalog-info.yaml"), "kind: Component\n");
        Files.writeString(root.resolve(folder).resolve("template.yaml"), """
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata:
                  name: %1$s
                  annotations: {paved.dev/version: 1.0.0, paved.dev/language: %1$s}
                spec:
                  type: api
                  parameters: {required: [name], properties: {name: {type: string}}}
                  steps:
                    - {id: fetch, action: fetch:template, input: {url: ./skeleton}}
                    - {id: publish, action: paved:repository:create, input: {}}
                    - {id: register, action: catalog:register, input: {}}
                """.formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-copy", "z-copy"})
    void copy_does_not_take_the_place_of_what_it_is_a_copy_of(String copy) throws IOException {
        // Given
        golden("middle", "middle");
        golden(copy, "middle");

        // When
        Shelf shelf = ShelfReader.read(root);

        // Then
        assertThat(shelf.usable()).extracting(GoldenPath::name).containsExactly("middle");
        assertThat(shelf.broken(copy))
                .hasValueSatisfying(broken -> assertThat(broken.fault()).contains("of middle"));
        assertThat(shelf.broken("middle")).isEmpty();
    }

    @Test
    void folder_with_a_fault_is_kept_apart_with_the_fault() throws IOException {
        // Given
        golden("right", "right");
        golden("wrong", "wrong");
        Files.writeString(root.resolve("wrong/skeleton/a"), "{% endif %}");

        // When
        Shelf shelf = ShelfReader.read(root);

        // Then
        assertThat(shelf.usable()).extracting(GoldenPath::name).containsExactly("right");
        assertThat(shelf.broken("wrong"))
                .hasValueSatisfying(broken -> assertThat(broken.fault()).contains("skeleton/a:1"));
    }
}
