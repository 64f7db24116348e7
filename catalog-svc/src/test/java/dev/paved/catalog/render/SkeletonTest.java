package dev.paved.catalog.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {

    @TempDir
    private Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void folders() throws IOException {
        source = Files.createDirectories(folder.resolve("skeleton"));
        target = folder.resolve("out/service");
    }

    private void file(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void render(Map<String, String> values, String... verbatim) throws Exception {
        new Skeleton(source, List.of(verbatim)).renderInto(target, new Expressions(Map.of("values", values)));
    }

    @Test
    void contents_and_paths_are_rendered() throws Exception {
        // Given
        file("src/${{ values.name }}.txt", "I am ${{values.name}},\n${{ values.text | dump }}.\n");

        // When
        render(Map.of("name", "hello", "text", "say \"${{ no }}\""));

        // Then
        assertThat(target.resolve("src/hello.txt")).hasContent("I am hello,\n\"say \\\"${{ no }}\\\"\".\n");
    }

    @Test
    void executable_files_stay_executable() throws Exception {
        // Given
        file("run", "#!/bin/sh\n");
        file("data", "");
        assertThat(source.resolve("run").toFile().setExecutable(true)).isTrue();

        // When
        render(Map.of());

        // Then
        assertThat(target.resolve("run")).isExecutable();
        assertThat(Files.isExecutable(target.resolve("data"))).isFalse();
    }

    @Test
    void files_copied_without_templating_stay_as_they_are() throws Exception {
        // Given
        file(".github/workflows/ci.yaml", "group: ${{ github.ref }}\n");
        file("deep/er/file.txt", "${{ other }}");

        // When
        render(Map.of(), ".github/workflows/*", "deep");

        // Then
        assertThat(target.resolve(".github/workflows/ci.yaml")).hasContent("group: ${{ github.ref }}\n");
        assertThat(target.resolve("deep/er/file.txt")).hasContent("${{ other }}");
    }

    @Test
    void files_that_are_no_text_stay_as_they_are() throws Exception {
        // Given
        byte[] bytes = {(byte) 0xff, '$', '{', '{', 0};
        Files.write(source.resolve("logo.png"), bytes);

        // When
        render(Map.of());

        // Then
        assertThat(target.resolve("logo.png")).hasBinaryContent(bytes);
    }

    @Test
    void unknown_expression_is_refused_with_its_file_and_line() throws IOException {
        file("a/b.txt", "one\ntwo ${{ values.nmae }}\n");
        assertThatThrownBy(() -> render(Map.of("name", "hello")))
                .isInstanceOf(RenderException.class)
                .hasMessage("a/b.txt:2: 'values.nmae' is unknown; known are values.name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${{ github.ref }}",
                "${{ values.name",
                "${{ values.name\n}}",
                "${{ 1 + 1 }}",
                "${{}}",
                "${{ values.name | upper }}",
                "${{ values.name ",
            })
    void expressions_that_are_not_understood_are_refused(String expression) throws IOException {
        file("file", "\n\n" + expression);
        assertThatThrownBy(() -> render(Map.of("name", "hello")))
                .isInstanceOf(RenderException.class)
                .hasMessageStartingWith("file:3: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "../../etc", "/etc/passwd", "a/../../b", "a\\b", "", " ", ".git", ".GIT", "a\u0000b"})
    void no_path_leads_out_of_the_target(String name) throws IOException {
        file("${{ values.name }}/file", "text");
        assertThatThrownBy(() -> render(Map.of("name", name))).isInstanceOf(RenderException.class);
        assertThat(folder.resolve("out/file")).doesNotExist();
        assertThat(folder.resolve("file")).doesNotExist();
    }

    @Test
    void symbolic_link_in_a_skeleton_is_refused() throws IOException {
        // Given
        Files.writeString(folder.resolve("secret"), "canary");
        Files.createSymbolicLink(source.resolve("link"), folder.resolve("secret"));
        Files.createSymbolicLink(source.resolve("folder"), folder);

        // When, Then
        assertThatThrownBy(() -> render(Map.of()))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("symbolic link");
        assertThat(target.resolve("link")).doesNotExist();
    }

    @Test
    void symbolic_link_in_the_target_is_not_followed() throws IOException {
        // Given
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(target);
        Files.createSymbolicLink(target.resolve("src"), outside);
        file("src/file", "text");

        // When, Then
        assertThatThrownBy(() -> render(Map.of()))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("leads out");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void two_files_at_one_path_are_refused() throws IOException {
        file("${{ values.name }}", "one");
        file("hello", "two");
        assertThatThrownBy(() -> render(Map.of("name", "hello")))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("another file");
    }
}
