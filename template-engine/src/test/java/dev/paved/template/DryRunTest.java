package dev.paved.template;

import static dev.paved.template.Folder.inputs;
import static dev.paved.template.Folder.paths;
import static dev.paved.template.Folder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {

    @TempDir
    private Path home;

    private Folder folder;

    @BeforeEach
    void folder() {
        folder = new Folder(home);
    }

    @Test
    void files_and_paths_are_rendered_with_the_inputs() throws Exception {
        folder.usual()
                .file(
                        "skeleton/README.md",
                        "# ${{ values.name }}\n{% if values.flag %}yes{% else %}no{% endif %}\n{% for i in values.list %}- ${{ i }}\n{% endfor %}")
                .file("skeleton/${{ values.name }}/main.go", "package main // ${{ values.count + 1 }}\n")
                .file("skeleton/{% if values.flag %}flagged{% endif %}/x", "only when flagged\n")
                .file("skeleton/docs/{% if values.flag %}y.md{% endif %}", "only when flagged\n");

        DryRun run = folder.run();

        assertThat(paths(run)).containsExactly(".paved/provenance.yaml", "README.md", "hello/main.go");
        assertThat(text(run, "README.md")).isEqualTo("# hello\nno\n- a\n- b\n");
        assertThat(text(run, "hello/main.go")).isEqualTo("package main // 3\n");
        assertThat(paths(folder.run(inputs().put("flag", true)))).contains("flagged/x", "docs/y.md");
    }

    @Test
    void whole_expressions_keep_their_types() throws Exception {
        folder.usual().file("skeleton/all.json", "${{ values | dump }}");

        assertThat(text(folder.run(), "all.json"))
                .isEqualTo(
                        "{\"name\":\"hello\",\"text\":\"some text\",\"flag\":false,\"count\":2,\"list\":[\"a\",\"b\"],\"map\":{\"k\":\"v\"}}");
    }

    @Test
    void parameter_that_was_not_given_is_known_and_has_nothing() throws Exception {
        folder.usual()
                .file(
                        "skeleton/a",
                        "[${{ values.optional }}] ${{ values.optional | default('other') }} {% if values.optional is defined %}there{% endif %}");

        assertThat(text(folder.run(), "a")).isEqualTo("[] other ");
        assertThat(text(folder.run(inputs().put("optional", "x")), "a")).isEqualTo("[x] x there");
    }

    @Test
    void unknown_variable_is_an_error_that_names_file_line_and_what_is_known() throws IOException {
        folder.usual().file("skeleton/README.md", "one\n\n${{ values.nmae }}\n");

        assertThatThrownBy(folder::run)
                .hasMessage(
                        "skeleton/README.md:3: 'values.nmae' is unknown; known are values.count, values.flag, values.list,"
                                + " values.map, values.name, values.optional, values.text");
    }

    @Test
    void verbatim_files_are_taken_as_they_are_under_rendered_paths() throws Exception {
        folder.steps("""
                        - id: fetch
                          action: fetch:template
                          input:
                            url: ./skeleton
                            copyWithoutTemplating: ['.github/workflows/*', '**/*.tmpl', 'raw']
                            values: {name: '${{ parameters.name }}'}
                        """)
                .file("skeleton/.github/workflows/ci.yaml", "${{ github.ref }}")
                .file("skeleton/a/b/${{ values.name }}.tmpl", "${{ not ours")
                .file("skeleton/raw/deep/x", "{% nothing")
                .file("skeleton/logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, '$', '{', '{'});

        DryRun run = folder.run();

        assertThat(text(run, ".github/workflows/ci.yaml")).isEqualTo("${{ github.ref }}");
        assertThat(text(run, "a/b/hello.tmpl")).isEqualTo("${{ not ours");
        assertThat(text(run, "raw/deep/x")).isEqualTo("{% nothing");
        assertThat(run.files())
                .filteredOn(file -> file.path().equals("logo.png"))
                .singleElement()
                .satisfies(file -> assertThat(file.content()).hasSize(8));
    }

    @Test
    void only_files_with_the_extension_are_rendered_where_there_is_one() throws Exception {
        folder.steps("""
                        - id: fetch
                          action: fetch:template
                          input:
                            url: ./skeleton
                            templateFileExtension: true
                            values: {name: '${{ parameters.name }}'}
                        """).file("skeleton/a.txt.njk", "${{ values.name }}").file("skeleton/b.txt", "${{ values.name }}");

        DryRun run = folder.run();

        assertThat(text(run, "a.txt")).isEqualTo("hello");
        assertThat(text(run, "b.txt")).isEqualTo("${{ values.name }}");
    }

    @Test
    void steps_have_conditions_and_rounds_and_see_what_came_before() throws Exception {
        folder.steps("""
                        - id: base
                          name: Base
                          action: fetch:plain
                          input: {url: ./base}
                        - id: flagged
                          name: Flagged
                          if: ${{ parameters.flag }}
                          action: fetch:plain
                          input: {url: ./flagged}
                        - id: many
                          name: Many
                          each: ${{ parameters.list }}
                          action: fetch:template
                          input:
                            url: ./one
                            targetPath: parts/${{ each.value }}
                            values: {index: '${{ each.key }}', value: '${{ each.value }}'}
                        - id: shared
                          name: Shared
                          action: fetch:plain
                          input: {url: ../common/shared, targetPath: shared}
                        - id: log
                          action: debug:log
                          input: {message: 'for ${{ user.entity.metadata.name }} by ${{ template.name }} ${{ template.version }}', listWorkspace: true}
                        - id: rename
                          action: fs:rename
                          input: {files: [{from: base.txt, to: renamed/base.txt}, {from: parts/a, to: first}]}
                        - id: delete
                          action: fs:delete
                          input: {files: ['parts/**', temporary]}
                        """)
                .file("base/base.txt", "${{ untouched }}")
                .file("base/temporary", "gone")
                .file("flagged/flagged.txt", "x")
                .file("one/part", "${{ values.index }}=${{ values.value }}")
                .file("../common/shared/s", "s");

        DryRun run = folder.run();

        assertThat(paths(run)).containsExactly(".paved/provenance.yaml", "first/part", "renamed/base.txt", "shared/s");
        assertThat(text(run, "first/part")).isEqualTo("0=a");
        assertThat(text(run, "renamed/base.txt")).isEqualTo("${{ untouched }}");
        assertThat(run.log()).contains("for ada by it 1.2.0", "parts/b/part");
        assertThat(run.steps()).contains("Flagged (left out)", "Many");
        assertThat(paths(folder.run(inputs().put("flag", true)))).contains("flagged.txt");
    }

    @Test
    void output_is_resolved_with_what_steps_gave() throws Exception {
        folder.usual().file("skeleton/a", "a");
        folder.template(
                java.nio.file.Files.readString(folder.folder().resolve("template.yaml"))
                        + "  output:\n    links:\n      - {title: 'Repository of ${{ parameters.name }}', url: \"${{ steps['publish'].output.remoteUrl }}\"}\n");

        assertThat(folder.run().output().path("links").path(0).path("title").asText())
                .isEqualTo("Repository of hello");
        assertThat(folder.run().output().path("links").path(0).path("url").asText())
                .isEqualTo("the repository");
    }

    @Test
    void provenance_tells_of_template_version_and_inputs() throws Exception {
        folder.usual().file("skeleton/a", "a");

        String provenance = text(folder.run(inputs().put("text", "a: \"b\"\n#c")), ".paved/provenance.yaml");

        assertThat(provenance)
                .contains(
                        "template: \"it\"\n",
                        "version: \"1.2.0\"\n",
                        "requestedBy: \"ada\"\n",
                        "  \"text\": \"a: \\\"b\\\"\\n#c\"\n",
                        "  \"list\": [\"a\",\"b\"]\n");
        assertThat(Provenance.read(provenance)).hasValueSatisfying(read -> {
            assertThat(read.version()).isEqualTo("1.2.0");
            assertThat(read.user()).isEqualTo(new User("ada"));
            assertThat(read.inputs().path("text").asText()).isEqualTo("a: \"b\"\n#c");
            assertThat(read.inputs().path("list").size()).isEqualTo(2);
        });
        assertThat(Provenance.read("version: [broken\n")).isEmpty();
        assertThat(Provenance.read("")).isEmpty();
    }

    @Test
    void same_inputs_make_the_same_files() throws Exception {
        folder.usual().file("skeleton/a", "${{ values | dump(2) }}");
        ObjectNode inputs = inputs().put("count", 7);

        assertThat(folder.run(inputs).files())
                .usingRecursiveComparison()
                .isEqualTo(folder.run(inputs).files());
    }
}
