package dev.paved.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    @TempDir
    private Path home;

    private Folder folder;

    @BeforeEach
    void folder() throws IOException {
        folder = new Folder(home).usual().file("skeleton/a", "a");
    }

    private List<Fault> faults() throws IOException {
        try {
            folder.read();
            return List.of();
        } catch (TemplateException e) {
            return e.faults();
        }
    }

    private void change(String from, String to) throws IOException {
        String yaml = Files.readString(folder.folder().resolve("template.yaml"));
        assertThat(yaml).contains(from);
        folder.template(yaml.replace(from, to));
    }

    @Test
    void template_that_is_right_has_no_faults() throws Exception {
        assertThat(faults()).isEmpty();
        Template template = folder.read();
        assertThat(template.version()).isEqualTo("1.2.0");
        assertThat(template.language()).isEqualTo("go");
        assertThat(template.steps()).extracting(Step::id).containsExactly("fetch", "publish", "register");
        assertThat(template.form().parameters()).containsKeys("name", "count", "optional");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: Template|kind: Component|/spec/lifecycle|is missing",
                "v1beta3|v1beta2|/apiVersion|must be",
                "paved.dev/version: 1.2.0|x: y|/metadata/annotations/paved.dev~1version|must be there",
                "1.2.0|newest|/metadata/annotations/paved.dev~1version|three numbers",
                "paved.dev/language: go|x: y|/metadata/annotations/paved.dev~1language|must be there",
                "action: fetch:template|action: fetch:tempalte|/spec/steps/0/action|must be one of fetch:template",
                "action: fetch:template|action: publish:gitlab|/spec/steps/0/action|must be one of fetch:template",
                "url: ./skeleton|urll: ./skeleton|/spec/steps/0/input/url|must be there",
                "url: ./skeleton|url: [a]|/spec/steps/0/input/url|must be a text",
                "url: ./skeleton|url: ./nothing|/spec/steps/0/input/url|there is none at it/nothing",
                "${{ parameters.text }}|${{ parameters.tex }}|/spec/steps/0/input/values/text|'parameters.tex', which is unknown there; known are",
                "${{ parameters.text }}|${{ paramters.text }}|/spec/steps/0/input/values/text|'paramters', which is unknown",
                "${{ parameters.text }}|${{ parameters.text|/spec/steps/0/input/values/text|'}}' must be",
                "${{ parameters.text }}|${{ parameters.text + nope() }}|/spec/steps/0/input/values/text|unknown",
                "${{ parameters.text }}|`${{ parameters.text \\| nope }}`|/spec/steps/0/input/values/text|nope' is unknown",
                "${{ parameters.text }}|${{ steps.publish.output.x }}|/spec/steps/0/input/values/text|'steps.publish', which is unknown",
                "${{ parameters.text }}|${{ each.value }}|/spec/steps/0/input/values/text|'each', which is unknown",
                "${{ parameters.text }}|${{ secrets.token }}|/spec/steps/0/input/values/text|secrets",
                "id: register|id: fetch|/spec/steps/2/id|no other step has",
                "defaultBranch: main|defaultBranch: trunk|/spec/steps/1/input/defaultBranch|must be main",
                "tag: v0.1.0|tag: newest|/spec/steps/1/input/tag|must be a version",
                "action: catalog:register|action: debug:log|/spec/steps|once each",
                "type: boolean, default: false|type: boolean, default: 'no'|/spec/parameters/properties/flag/default|own rules",
                "type: integer, default: 2, minimum: 1|type: integer, default: 0, minimum: 1|/spec/parameters/properties/count/default|own rules",
                "pattern: '^[a-z].*'|pattern: '['|/spec/parameters|can be used",
                "{type: string}|{$ref: '#/nowhere'}|/spec/parameters|can be used",
                "{type: string}|{$ref: 'https://localhost/nothing'}|/spec/parameters|can be used",
                "required: [name]|required: [name, size]|/spec/parameters/required|'size'",
            })
    void faults_have_their_line_field_and_rule(String from, String to, String field, String rule) throws IOException {
        change(from, to.replace("\\|", "|"));

        List<Fault> faults = faults();

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.field()).startsWith(field);
            assertThat(fault.rule()).contains(rule == null ? "" : rule.replace("\\|", "|"));
            assertThat(fault.line()).isPositive();
        });
    }

    @Test
    void repository_may_be_made_on_github() throws IOException {
        change("action: paved:repository:create", "action: publish:github");

        assertThat(faults()).isEmpty();
    }

    @Test
    void all_faults_are_said_at_once() throws IOException {
        change("${{ parameters.text }}", "${{ parameters.tex }}");
        change("tag: v0.1.0", "tag: newest");
        folder.file("skeleton/b", "1\n${{ values.nope }}\n{% if values.name | nope %}{% endif %}")
                .file("skeleton/c", "{% if values.name %}")
                .file("skeleton/${{ values.nope }}", "d");

        assertThat(faults())
                .extracting(Fault::toString)
                .anyMatch(fault ->
                        fault.startsWith("template.yaml:") && fault.contains("/values/text has 'parameters.tex'"))
                .anyMatch(fault -> fault.contains("/spec/steps/1/input/tag must be a version"))
                .anyMatch(fault -> fault.startsWith("skeleton/b:2: 'values.nope' is unknown; known are values.count"))
                .anyMatch(fault -> fault.startsWith("skeleton/b:3: '| nope' is unknown"))
                .anyMatch(fault -> fault.startsWith("skeleton/c:1: ends without {% elif %} or"))
                .anyMatch(fault -> fault.startsWith("skeleton/${{ values.nope }}:1: 'values.nope' is unknown"));
    }

    @Test
    void steps_that_change_files_come_before_the_repository_is_made() throws IOException {
        String yaml = Files.readString(folder.folder().resolve("template.yaml"));
        folder.template(yaml + "    - {id: late, action: fs:delete, input: {files: [a]}}\n");

        assertThat(faults())
                .anySatisfy(fault -> assertThat(fault.rule()).contains("must come before paved:repository:create"));
    }

    @Test
    void file_that_is_missing_or_no_yaml_is_a_fault() throws IOException {
        folder.template("a: [");
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .startsWith("template.yaml:")
                        .contains("is not valid YAML"));
        folder.template("");
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).contains("must have one document"));
        Files.delete(folder.folder().resolve("template.yaml"));
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).contains("must be there"));
    }
}
