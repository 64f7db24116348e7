package dev.paved.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A golden path as a test writes it: {@code paths/it}, in a folder with others'. */
record Folder(Path home) {

    private static final String HEAD = """
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata:
              name: it
              annotations:
                paved.dev/version: 1.2.0
                paved.dev/language: go
            spec:
              type: api
            """;

    static final String PARAMETERS = """
              parameters:
                required: [name]
                properties:
                  name: {type: string, pattern: '^[a-z].*'}
                  text: {type: string, default: some text}
                  flag: {type: boolean, default: false}
                  count: {type: integer, default: 2, minimum: 1}
                  list: {type: array, items: {type: string}, default: [a, b]}
                  map: {type: object, default: {k: v}}
                  optional: {type: string}
            """;

    static final String FETCH = """
                - id: fetch
                  action: fetch:template
                  input:
                    url: ./skeleton
                    values:
                      name: ${{ parameters.name }}
                      text: ${{ parameters.text }}
                      flag: ${{ parameters.flag }}
                      count: ${{ parameters.count }}
                      list: ${{ parameters.list }}
                      map: ${{ parameters.map }}
                      optional: ${{ parameters.optional }}
            """;

    static final String END = """
                - {id: publish, action: paved:repository:create, input: {defaultBranch: main, tag: v0.1.0}}
                - {id: register, action: catalog:register, input: {}}
            """;

    Path root() {
        return home.resolve("paths");
    }

    Path folder() {
        return root().resolve("it");
    }

    /** With these steps before the last two. */
    Folder steps(String steps) throws IOException {
        return template(
                HEAD + PARAMETERS + "  steps:\n" + steps.stripIndent().indent(4).replace("        ", "        ") + END);
    }

    Folder usual() throws IOException {
        return template(HEAD + PARAMETERS + "  steps:\n" + FETCH + END);
    }

    Folder parameters(String parameters) throws IOException {
        return template(HEAD + parameters.indent(2) + "  steps:\n"
                + FETCH.replaceAll("(?m)^ +(text|flag|count|list|map|optional): .*\\n", "") + END);
    }

    Folder template(String yaml) throws IOException {
        return file("template.yaml", yaml);
    }

    Folder file(String path, String content) throws IOException {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Folder file(String path, byte[] content) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    Template read() throws TemplateException, IOException {
        return TemplateReader.read(root(), folder());
    }

    DryRun run(ObjectNode inputs) throws TemplateException, IOException {
        Template template = read();
        ObjectNode complete = template.form().complete(inputs);
        if (!template.form().faults(complete).isEmpty()) {
            throw new AssertionError(template.form().faults(complete));
        }
        return DryRun.of(template, complete, new User("ada"));
    }

    DryRun run() throws TemplateException, IOException {
        return run(inputs());
    }

    static ObjectNode inputs() {
        return JsonNodeFactory.instance.objectNode().put("name", "hello");
    }

    static String text(DryRun run, String path) {
        return run.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " among " + paths(run)))
                .text()
                .orElseThrow();
    }

    static java.util.List<String> paths(DryRun run) {
        return run.files().stream().map(DryRun.RenderedFile::path).toList();
    }
}
