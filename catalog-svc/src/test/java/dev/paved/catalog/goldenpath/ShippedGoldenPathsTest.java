package dev.paved.catalog.goldenpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paved.template.DryRun;
import dev.paved.template.DryRun.RenderedFile;
import dev.paved.template.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden path that is shipped can be used. */
class ShippedGoldenPathsTest {

    private static final Path FOLDER = Path.of(System.getProperty("paved.root"), "golden-paths");

    @TempDir
    private Path target;

    static Stream<GoldenPath> shipped() {
        return new GoldenPaths(FOLDER).shelf().usable().stream();
    }

    @Test
    void every_folder_is_a_usable_golden_path() {
        Shelf shelf = new GoldenPaths(FOLDER).shelf();
        assertThat(shelf.broken()).isEmpty();
        assertThat(shelf.usable())
                .extracting(GoldenPath::name)
                .contains("node-api", "java-api")
                .hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void skeleton_renders_what_the_platform_needs(GoldenPath path) throws Exception {
        // Given
        ObjectNode inputs = Inputs.complete(
                path,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", "true")
                        .put("owner", "group:default/team-a")
                        .put("description", "a: \"b\" # c"));
        assertThat(Inputs.faults(path, inputs, Set.of())).isEmpty();

        // When
        for (RenderedFile file :
                DryRun.of(path.template(), inputs, new User("ada")).files()) {
            Path place = target.resolve(file.path());
            Files.createDirectories(place.getParent());
            Files.write(place, file.content());
        }

        // Then
        assertThat(Stream.of("README.md", "Dockerfile", ".gitignore", ".github/workflows/ci.yaml"))
                .allSatisfy(name -> assertThat(target.resolve(name)).isNotEmptyFile());
        JsonNode run = yaml("platform.yaml");
        assertThat(run.path("run").isArray()).isTrue();
        assertThat(run.path("port").asText()).isEqualTo("PORT");
        assertThat(run.path("health").asText()).isEqualTo("/health");
        JsonNode info = yaml(path.catalogInfo());
        assertThat(info.path("kind").asText()).isEqualTo("Component");
        assertThat(info.path("metadata").path("name").isTextual()).isTrue();
        assertThat(info.path("metadata").path("description").asText()).isEqualTo("a: \"b\" # c");
        assertThat(info.path("metadata")
                        .path("annotations")
                        .path("paved.dev/template")
                        .asText())
                .isEqualTo(path.name());
        assertThat(info.path("metadata")
                        .path("annotations")
                        .path("paved.dev/template-version")
                        .asText())
                .isEqualTo(path.version());
        assertThat(info.path("spec").path("owner").asText()).isEqualTo("group:default/team-a");
        assertThat(info.path("spec").path("type").asText()).isEqualTo(path.type());
    }

    private JsonNode yaml(String file) throws Exception {
        return new YAMLMapper().readTree(Files.readString(target.resolve(file)));
    }
}
