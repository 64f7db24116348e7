package dev.paved.template;

import static dev.paved.template.Folder.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither what is typed into a form nor what is in a template's folder gets anything out of the service's folder. */
class EscapeTest {

    @TempDir
    private Path home;

    private Folder folder;

    @BeforeEach
    void folder() throws IOException {
        folder = new Folder(home);
        Files.createDirectories(home.resolve("outside"));
        Files.writeString(home.resolve("outside/secret"), "secret");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "../out,leads out",
                "a/../../out,leads out",
                "..,leads out",
                "/etc/passwd,absolute",
                "C:\\out,not every system allows",
                "a\\..\\..\\out,not every system allows",
                ".git,Git keeps",
                ".GIT/hooks/pre-commit,Git keeps",
                "a/.Git/config,Git keeps",
                "git~1/hooks/x,Git keeps",
                "GIT~1,Git keeps",
                ".git./hooks,Git keeps",
                "`.git /hooks`,Git keeps",
                ".git::$INDEX_ALLOCATION/x,Git keeps",
                ".g\u200cit/hooks/x,Git keeps",
                "\u202e.git/x,Git keeps",
                ".ｇｉｔ/x,Git keeps",
                "a\u0007b,not every system allows",
                "a\u202eb,not every system allows",
                "a:b,not every system allows",
                "nul.txt,Windows",
                "a./b,Windows",
            })
    void input_in_a_path_stays_in_the_folder(String text, String rule) throws IOException {
        folder.usual().file("skeleton/x-${{ values.name }}", "x").file("skeleton/${{ values.text }}/file", "x");

        assertThatThrownBy(() -> folder.run(inputs().put("text", text)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(rule);
        nothingOutside();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "nul\0", "tab\tin"})
    void control_characters_are_no_part_of_a_name(String text) throws IOException {
        folder.usual().file("skeleton/${{ values.text }}.md", "x");

        assertThatThrownBy(() -> folder.run(inputs().put("text", text)))
                .hasMessageContaining("not every system allows");
    }

    @Test
    void names_and_paths_that_are_too_long_or_deep_are_refused() throws IOException {
        folder.usual().file("skeleton/${{ values.text }}", "x");

        refusedText("n".repeat(256), "255 bytes");
        refusedText("p/".repeat(300) + "p", "400 characters");
        refusedText("d/".repeat(31) + "d", "30 folders");
    }

    private void refusedText(String text, String rule) {
        assertThatThrownBy(() -> folder.run(inputs().put("text", text))).hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../outside", "/etc", "..", "../..", ".", "./skeleton/../..", "https://example.com/x", "C:\\x"
            })
    void folders_outside_of_the_source_are_not_fetched(String url) throws IOException {
        folder.steps("- {id: fetch, action: fetch:template, input: {url: '" + url + "', values: {}}}\n")
                .file("skeleton/a", "a");

        assertThatThrownBy(folder::read).hasMessageContaining("/spec/steps/0/input/url is refused");
    }

    @Test
    void url_from_the_inputs_is_checked_when_it_is_known() throws IOException {
        folder.steps("- {id: fetch, action: fetch:plain, input: {url: '${{ parameters.text }}'}}\n")
                .file("skeleton/a", "a");

        assertThatThrownBy(() -> folder.run(inputs().put("text", "../../outside")))
                .hasMessageContaining("leads out");
    }

    @Test
    void links_in_a_skeleton_are_refused() throws IOException {
        folder.usual().file("skeleton/a", "a");
        Files.createSymbolicLink(folder.folder().resolve("skeleton/link"), home.resolve("outside/secret"));
        assertThatThrownBy(folder::read).hasMessageContaining("'link' is a symbolic link");
    }

    @Test
    void linked_folders_of_a_skeleton_are_refused() throws IOException {
        folder.usual().file("skeleton/a", "a");
        Files.createSymbolicLink(folder.folder().resolve("skeleton/link"), home.resolve("outside"));
        assertThatThrownBy(folder::read).hasMessageContaining("'link' is a symbolic link");
    }

    @Test
    void skeleton_that_is_a_link_is_refused() throws IOException {
        folder.usual();
        Files.createSymbolicLink(folder.folder().resolve("skeleton"), home.resolve("outside"));
        assertThatThrownBy(folder::read).hasMessageContaining("leads over a symbolic link");
    }

    @Test
    void link_made_in_the_workspace_on_the_way_is_not_followed() throws Exception {
        folder.usual().file("skeleton/sub/a", "a");
        Template template = folder.read();
        Path workspace = Files.createDirectories(home.resolve("workspace"));
        Files.createSymbolicLink(workspace.resolve("sub"), home.resolve("outside"));
        Run run = new Run(
                template, template.form().complete(inputs()), new User("ada"), JsonNodeFactory.instance.objectNode());

        assertThatThrownBy(() -> run.step(0, workspace)).hasMessageContaining("symbolic link");
        nothingOutside();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {id: x, action: 'fetch:plain', input: {url: ./skeleton, targetPath: ../out}}",
                "- {id: x, action: 'fetch:plain', input: {url: ./skeleton, targetPath: /tmp/out}}",
                "- {id: x, action: 'fetch:plain', input: {url: ./skeleton, targetPath: .git/hooks}}",
                "- {id: x, action: 'fs:delete', input: {files: ['../../outside/secret']}}",
                "- {id: x, action: 'fs:delete', input: {files: ['/etc/passwd']}}",
                "- {id: x, action: 'fs:delete', input: {files: ['../**']}}",
                "- {id: x, action: 'fs:rename', input: {files: [{from: a, to: ../a}]}}",
                "- {id: x, action: 'fs:rename', input: {files: [{from: ../../outside/secret, to: a2}]}}",
                "- {id: x, action: 'fs:rename', input: {files: [{from: a, to: .git/config}]}}",
            })
    void actions_stay_in_the_workspace(String step) throws IOException {
        folder.steps("- {id: fetch, action: 'fetch:plain', input: {url: ./skeleton}}\n" + step + "\n")
                .file("skeleton/a", "a");

        assertThatThrownBy(folder::run).isInstanceOf(TemplateException.class).hasMessageContaining("is refused");
        nothingOutside();
    }

    @Test
    void two_files_at_one_path_are_refused() throws IOException {
        folder.usual().file("skeleton/hello", "x").file("skeleton/${{ values.name }}", "y");
        assertThatThrownBy(folder::run).hasMessageContaining("'hello' is there already");
    }

    @Test
    void names_that_differ_only_in_case_are_refused() throws IOException {
        folder.usual()
                .file("skeleton/Readme.md", "x")
                .file("skeleton/README.md", "y")
                .file("skeleton/a", "x");
        assertThatThrownBy(folder::run).hasMessageContaining("differs only in upper and lower case");
        folder.usual();
        Files.delete(folder.folder().resolve("skeleton/Readme.md"));
        folder.file("skeleton/Src/a", "x").file("skeleton/src/b", "y");
        assertThatThrownBy(folder::run).hasMessageContaining("differs only in upper and lower case");
    }

    @Test
    void file_where_a_folder_is_needed_is_refused() throws IOException {
        folder.usual().file("skeleton/a/b", "x").file("skeleton/${{ values.text }}", "y");
        assertThatThrownBy(() -> folder.run(inputs().put("text", "a"))).hasMessageContaining("is refused: 'a/b'");
        assertThatThrownBy(() -> folder.run(inputs().put("text", "a/b/c"))).hasMessageContaining("is refused: 'a/b'");
    }

    @Test
    void huge_files_are_refused_without_being_read() throws IOException {
        folder.usual().file("skeleton/a", "a");
        try (RandomAccessFile file = new RandomAccessFile(
                folder.folder().resolve("skeleton/huge.bin").toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024);
        }
        assertThatThrownBy(folder::read).hasMessageContaining("'huge.bin' has 104857600 bytes; at most 5242880");
    }

    @Test
    void many_files_that_are_too_many_together_are_refused() throws IOException {
        folder.usual();
        for (int i = 0; i < 11; i++) {
            folder.file("skeleton/" + i, new byte[5 * 1024 * 1024]);
        }
        assertThatThrownBy(folder::read).hasMessageContaining("52428800 bytes together");
    }

    @Test
    void deep_folders_are_refused() throws IOException {
        folder.usual().file("skeleton/" + "d/".repeat(40) + "x", "x");
        assertThatThrownBy(folder::read).hasMessageContaining("30 folders in each other");
    }

    @Test
    void billion_laughs_are_refused() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, "*a" + (i - 1)))));
        }
        folder.template(yaml.toString());
        assertThatThrownBy(folder::read).hasMessageContaining("200000 values");
        folder.template("a: " + "[".repeat(20_000));
        assertThatThrownBy(folder::read).isInstanceOf(TemplateException.class);
        folder.template("#" + "x".repeat(2_000_000));
        assertThatThrownBy(folder::read).hasMessageContaining("more than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}x{% endfor %}{% endfor %}{% endfor %}",
                "{% for a in range(99999) %}{% for b in range(99999) %}{% set c = 1 %}{% endfor %}{% endfor %}",
                "{% set a = 'xxxxxxxxxx' %}{% for i in range(60) %}{% set a = a ~ a %}{% endfor %}",
                "${{ 'x'.repeat(999999999) }}",
                "${{ 'x'.padStart(999999999) }}",
                "${{ 'x' | center(999999999) }}",
                "${{ 'x' | indent(999999999) }}",
                "${{ range(999999999) }}",
                "${{ range(1, 2, 0.0000000001) }}",
                "${{ [1] | batch(999999999, 'x') }}",
                "${{ [1] | slice(999999999) }}",
                "${{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | replace(r/(.*a){25}!!/, 'b') }}",
            })
    void endless_rendering_is_ended(String content) throws IOException {
        folder.usual().file("skeleton/a", content);

        assertThatThrownBy(folder::run).isInstanceOf(TemplateException.class).hasMessageContaining("a:1: ");
    }

    @Test
    void deep_expressions_are_refused() throws IOException {
        for (String content : List.of(
                "${{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}",
                "${{ " + "not ".repeat(5000) + "1 }}",
                "${{ " + "- ".repeat(5000) + "1 }}",
                "{% if 1 %}".repeat(5000),
                "${{ " + "[".repeat(5000) + " }}")) {
            folder.usual().file("skeleton/a", content);
            assertThatThrownBy(folder::read)
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining("skeleton/a:1: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${{ values.constructor }}",
                "${{ values.__proto__ }}",
                "${{ ''.constructor.constructor('return process')() }}",
                "${{ values.name.getClass() }}",
                "${{ [].constructor }}",
                "{% include '/etc/passwd' %}",
                "{% import '/etc/passwd' as x %}",
                "{% extends '/etc/passwd' %}",
                "${{ range.constructor('return 1')() }}",
                "${{ cycler }}",
            })
    void nothing_but_the_values_is_reached(String content) throws IOException {
        folder.usual().file("skeleton/a", content);

        assertThatThrownBy(folder::run).isInstanceOf(TemplateException.class);
    }

    private void nothingOutside() {
        try (Stream<Path> walk = Files.walk(home.resolve("outside"))) {
            assertThat(walk.filter(Files::isRegularFile)).containsExactly(home.resolve("outside/secret"));
            assertThat(home.resolve("out")).doesNotExist();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
