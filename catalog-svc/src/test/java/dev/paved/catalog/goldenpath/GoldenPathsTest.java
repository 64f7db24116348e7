package dev.paved.catalog.goldenpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.kit.http.Problem.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenPathsTest {

    private static final String TEMPLATE = """
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata:
              name: go-api
              annotations: {paved.dev/version: 1.2.0, paved.dev/language: go}
            spec:
              type: api
              parameters:
                required: [name]
                properties:
                  name: {type: string, pattern: '^team-'}
                  colour: {type: string, default: blue}
              steps:
                - {action: fetch:template, input: {url: ./skeleton, values: {name: '${{ parameters.name }}'}}}
                - {action: paved:repository:create, input: {defaultBranch: main, tag: v1.0.0}}
                - {action: catalog:register, input: {}}
            """;

    @TempDir
    private Path folder;

    private void template(String name, String yaml) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve(name).resolve("skeleton"))
                        .resolve("README.md"),
                "# It");
        Files.writeString(folder.resolve(name).resolve("template.yaml"), yaml);
    }

    private Shelf shelf() {
        return new GoldenPaths(folder).shelf();
    }

    @Test
    void added_folder_is_found_at_once() throws IOException {
        // Given
        assertThat(shelf().usable()).isEmpty();

        // When
        template("go-api", TEMPLATE);

        // Then
        GoldenPath path = shelf().of("api", "go").orElseThrow();
        assertThat(path.version()).isEqualTo("1.2.0");
        assertThat(path.tag()).isEqualTo("v1.0.0");
        assertThat(shelf().named("go-api")).isPresent();
        assertThat(shelf().of("api", "cobol")).isEmpty();
    }

    @Test
    void changed_folder_is_read_again() throws IOException {
        // Given
        template("go-api", TEMPLATE);
        assertThat(shelf().named("go-api").orElseThrow().version()).isEqualTo("1.2.0");
        GoldenPaths paths = new GoldenPaths(folder);
        assertThat(paths.shelf()).isSameAs(paths.shelf());

        // When
        template("go-api", TEMPLATE.replace("1.2.0", "1.10.0"));

        // Then
        assertThat(paths.shelf().named("go-api").orElseThrow().version()).isEqualTo("1.10.0");
    }

    @Test
    void inputs_are_completed_and_checked_by_the_schema() throws IOException {
        // Given
        template("go-api", TEMPLATE);
        GoldenPath path = shelf().named("go-api").orElseThrow();

        // When
        ObjectNode inputs =
                Inputs.complete(path, JsonNodeFactory.instance.objectNode().put("name", "hello"));

        // Then
        assertThat(inputs.path("colour").asText()).isEqualTo("blue");
        assertThat(Inputs.faults(path, inputs, Set.of("name")))
                .extracting(FieldError::pointer)
                .containsExactly("/name");
        assertThat(Inputs.faults(path, inputs.put("name", "team-x"), Set.of("name")))
                .isEmpty();
        assertThat(Inputs.faults(path, inputs.put("colour", 7), Set.of("name")))
                .extracting(FieldError::pointer)
                .containsExactly("/parameters/colour");
    }

    @Test
    void fault_of_one_golden_path_is_its_own() throws IOException {
        // Given
        template("go-api", TEMPLATE);

        // When
        template(
                "broken",
                TEMPLATE.replace("go-api", "rust-api")
                        .replace("go}", "rust}")
                        .replace("fetch:template", "fetch:nothing"));
        Files.createDirectories(folder.resolve("common/shared"));

        // Then
        assertThat(shelf().usable()).extracting(GoldenPath::name).containsExactly("go-api");
        assertThat(shelf().broken()).singleElement().satisfies(broken -> {
            assertThat(broken.folder()).isEqualTo("broken");
            assertThat(broken.fault())
                    .startsWith("template.yaml:14: /spec/steps/0/action must be one of fetch:template");
            assertThat(broken.faults()).isNotEmpty();
        });
    }

    @Test
    void second_one_of_the_same_type_and_language_is_told_apart() throws IOException {
        template("a", TEMPLATE);
        template("b", TEMPLATE.replace("name: go-api", "name: other"));
        assertThat(shelf().usable()).hasSize(1);
        assertThat(shelf().broken())
                .singleElement()
                .satisfies(b -> assertThat(b.fault()).contains("go-api"));
    }
}
