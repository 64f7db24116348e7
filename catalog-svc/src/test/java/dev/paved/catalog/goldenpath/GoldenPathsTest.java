package dev.paved.catalog.goldenpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.http.Problem.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Files.createDirectories(folder.resolve(name).resolve("skeleton"));
        Files.writeString(folder.resolve(name).resolve("template.yaml"), yaml);
    }

    private Shelf shelf() {
        return new GoldenPaths(folder).shelf();
    }

    private String fault(String yaml) throws IOException {
        template("broken", yaml);
        assertThat(shelf().usable()).isEmpty();
        return shelf().broken().getFirst().fault();
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
    void inputs_are_completed_and_checked_by_the_schema() throws IOException {
        // Given
        template("go-api", TEMPLATE);
        GoldenPath path = shelf().named("go-api").orElseThrow();

        // When
        Map<String, String> inputs = Inputs.complete(path, Map.of("name", "hello"));

        // Then
        assertThat(inputs).containsEntry("colour", "blue");
        assertThat(Inputs.faults(path, inputs)).extracting(FieldError::pointer).containsExactly("/name");
        assertThat(Inputs.faults(path, Map.of("name", "team-x"))).isEmpty();
    }

    @Test
    void faults_name_the_field_and_the_rule() throws IOException {
        assertThat(fault(TEMPLATE.replace("kind: Template", "kind: Component")))
                .isEqualTo("template.yaml: kind must be Template, and is \"Component\"");
        assertThat(fault(TEMPLATE.replace("paved.dev/version: 1.2.0, ", "")))
                .contains("metadata.annotations.paved.dev/version must be there");
        assertThat(fault(TEMPLATE.replace("catalog:register", "debug:log")))
                .contains("spec.steps[2].action must be catalog:register");
        assertThat(fault(TEMPLATE.replace("tag: v1.0.0", "tag: -x"))).contains("must be a version");
        assertThat(fault("a: [")).contains("template.yaml: ");
    }

    @Test
    void parameters_that_nobody_can_fill_in_are_faults_of_the_golden_path() throws IOException {
        String colour = "colour: {type: string, default: blue}";
        assertThat(fault(TEMPLATE.replace(colour, "replicas: {type: integer, default: 2}")))
                .isEqualTo(
                        "template.yaml: spec.parameters.properties.replicas.type must be string, and is \"integer\"");
        assertThat(fault(TEMPLATE.replace(colour, "colour: {default: blue}")))
                .contains("spec.parameters.properties.colour.type must be there");
        assertThat(fault(TEMPLATE.replace(colour, "colour: {type: string, default: 7}")))
                .contains("spec.parameters.properties.colour.default must be a text");
        assertThat(fault(TEMPLATE.replace(colour, "colour: {type: string, enum: [red], default: blue}")))
                .contains("spec.parameters.properties.colour.default must be a text");
        assertThat(fault(TEMPLATE.replace("required: [name]", "required: [name, colour]")
                        .replace(colour, "colour: {type: string}")))
                .contains("spec.parameters.properties.colour is required and nobody is asked for it");
        assertThat(fault(TEMPLATE.replace("required: [name]", "required: [name, size]")))
                .contains("spec.parameters.properties.size is required and nobody is asked for it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string, pattern: '['}",
                "{type: string, pattern: '[', default: blue}",
                "{type: string, allOf: [{pattern: '['}]}",
                "{type: string, $ref: '#/nowhere'}",
                "{type: string, $ref: 'https://localhost/nothing'}",
                "{type: string, $ref: '#/properties/colour'}",
            })
    void schema_that_cannot_be_used_is_a_fault_of_its_golden_path_and_of_no_other(String colour) throws IOException {
        // Given
        template("go-api", TEMPLATE);

        // When
        template(
                "broken",
                TEMPLATE.replace("go-api", "rust-api")
                        .replace("language: go", "language: rust")
                        .replace("{type: string, default: blue}", colour));

        // Then
        assertThat(shelf().usable()).extracting(GoldenPath::name).containsExactly("go-api");
        assertThat(shelf().broken())
                .singleElement()
                .satisfies(
                        b -> assertThat(b.fault()).startsWith("template.yaml: spec.parameters must be a JSON Schema"));
    }

    @Test
    void skeleton_outside_of_the_folder_is_refused() throws IOException {
        // Given
        Files.createDirectories(folder.resolve(".elsewhere"));
        Files.createDirectories(folder.resolve("broken"));
        Files.createSymbolicLink(folder.resolve("broken/link"), folder.resolve(".elsewhere"));

        // Then
        assertThat(fault(TEMPLATE.replace("./skeleton", "../.elsewhere"))).contains("must not lead out");
        assertThat(fault(TEMPLATE.replace("./skeleton", "./link"))).contains("must not lead out");
        assertThat(fault(TEMPLATE.replace("./skeleton", "./none"))).contains("must be a folder");
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
