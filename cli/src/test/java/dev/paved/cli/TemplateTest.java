package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

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
                  name: {type: string, pattern: '^[a-z]+$'}
                  replicas: {type: integer, default: 2}
                  topics: {type: array, items: {type: string}, default: []}
              steps:
                - id: fetch
                  action: fetch:template
                  input:
                    url: ./skeleton
                    values:
                      name: ${{ parameters.name }}
                      replicas: ${{ parameters.replicas }}
                      topics: ${{ parameters.topics }}
                - {id: shared, action: fetch:plain, input: {url: ../common/shared}}
                - {id: publish, action: paved:repository:create, input: {}}
                - {id: register, action: catalog:register, input: {}}
            """;

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void golden_path() throws IOException {
        folder = home.resolve("paths/go-api");
        write("template.yaml", TEMPLATE);
        write(
                "skeleton/README.md",
                "# ${{ values.name }} x ${{ values.replicas + 1 }}\n{% for t in values.topics %}- ${{ t }}\n{% endfor %}");
        write("skeleton/cmd/${{ values.name }}/main.go", "package main\n");
        write("skeleton/run", "#!/bin/sh\n");
        assertThat(folder.resolve("skeleton/run").toFile().setExecutable(true)).isTrue();
        write("../common/shared/LICENSE", "free\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void folder_that_is_right_is_named_with_its_version() {
        var typed = Typed.in(home).run("template", "validate", folder.toString());

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEqualTo(folder + ": go-api 1.2.0\n");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void each_fault_has_its_file_line_field_and_rule() throws IOException {
        write(
                "template.yaml",
                TEMPLATE.replace("action: fetch:plain", "action: fetch:plian")
                        .replace("${{ parameters.topics }}", "${{ parameters.topic }}"));
        write("skeleton/b", "1\n${{ values.nmae }}\n");

        var typed = Typed.in(home).run("template", "validate", folder.toString());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out())
                .contains(
                        folder
                                + "/template.yaml:22: /spec/steps/0/input/values/topics has 'parameters.topic', which is unknown there")
                .contains(folder + "/template.yaml:23: /spec/steps/1/action must be one of fetch:template")
                .contains("  for example: action: fetch:template")
                .contains(
                        folder
                                + "/skeleton/b:2: 'values.nmae' is unknown; known are values.name, values.replicas, values.topics");
        assertThat(Typed.in(home)
                        .run("template", "validate", folder.toString(), "-o", "json")
                        .out())
                .startsWith("{\n  \"apiVersion\": \"paved.dev/v1\",\n  \"valid\": false,")
                .contains("\"file\": \"skeleton/b\"", "\"line\": 2");
    }

    @Test
    void folder_that_is_not_there_is_wrong_usage() {
        assertThat(Typed.in(home)
                        .run("template", "validate", home.resolve("none").toString()))
                .satisfies(typed -> assertThat(typed.exit()).isEqualTo(2))
                .satisfies(typed -> assertThat(typed.err()).contains("There is no folder"));
    }

    @Test
    void dry_run_of_a_folder_shows_the_tree_and_makes_nothing() throws IOException {
        var typed = Typed.in(home).run("template", "dry-run", folder.toString(), "--set", "name=hello");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).isEqualTo("""
                .paved/
                  provenance.yaml
                LICENSE
                README.md
                cmd/
                  hello/
                    main.go
                run

                5 files; nothing was made.
                """);
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void typed_parameters_have_the_types_of_the_form() {
        var typed = Typed.in(home)
                .run(
                        "template",
                        "dry-run",
                        folder.toString(),
                        "--set",
                        "name=hello",
                        "--set",
                        "replicas=7",
                        "--set",
                        "topics=a,b",
                        "--show",
                        "README.md");

        assertThat(typed.out()).isEqualTo("# hello x 8\n- a\n- b\n");
    }

    @Test
    void wrong_parameters_and_files_are_told() {
        assertThat(Typed.in(home)
                        .run(
                                "template",
                                "dry-run",
                                folder.toString(),
                                "--set",
                                "name=Hello",
                                "--set",
                                "replicas=many",
                                "--set",
                                "colour=blue"))
                .satisfies(typed -> assertThat(typed.exit()).isEqualTo(2))
                .satisfies(typed -> assertThat(typed.err())
                        .contains("/name", "/replicas", "/colour is no parameter of this template; there are name"));
        assertThat(Typed.in(home)
                        .run("template", "dry-run", folder.toString(), "--set", "name=hello", "--show", "none"))
                .satisfies(typed -> assertThat(typed.exit()).isEqualTo(3));
    }

    @Test
    void files_are_written_into_a_new_folder_only() throws IOException {
        Path into = home.resolve("made/here");

        var typed = Typed.in(home)
                .run("template", "dry-run", folder.toString(), "--set", "name=hello", "--into", into.toString());

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(into.resolve("README.md")).hasContent("# hello x 3\n");
        assertThat(into.resolve("run")).isExecutable();
        assertThat(Typed.in(home)
                        .run(
                                "template",
                                "dry-run",
                                folder.toString(),
                                "--set",
                                "name=hello",
                                "--into",
                                into.toString()))
                .satisfies(again -> assertThat(again.exit()).isEqualTo(2))
                .satisfies(again -> assertThat(again.err()).contains("There is something at"));
    }

    @Test
    void contents_are_in_the_json() {
        var typed = Typed.in(home).run("template", "dry-run", folder.toString(), "--set", "name=hello", "-o", "json");

        assertThat(typed.out()).contains("\"path\": \"LICENSE\"", "\"text\": \"free\\n\"", "\"executable\": true");
    }

    @Test
    void golden_paths_of_the_platform_are_listed_shown_and_tried() {
        try (FakePlatform platform = new FakePlatform()) {
            platform.on("GET /api/templates", json(200, """
                            {"items":[{"name":"go-api","version":"1.2.0","type":"api","language":"go","title":"An API"}],
                             "nextCursor":null,"broken":[{"folder":"bad","fault":"template.yaml:1: is wrong","faults":[]}]}"""))
                    .on("GET /api/templates/go-api", json(200, """
                            {"name":"go-api","version":"1.2.0","title":"An API","description":"d","owner":"o","type":"api","language":"go",
                             "parameters":[{"required":["name"],"properties":{"name":{"type":"string","pattern":"^a","description":"Its name"},
                             "database":{"type":"string","enum":["none","postgres"],"default":"none"}}}],
                             "steps":[{"id":"fetch","name":"Render","action":"fetch:template"}]}"""))
                    .on("POST /api/templates/go-api/dry-run", json(200, """
                            {"template":"go-api","version":"1.2.0","files":[{"path":"a/b","executable":false,"size":1,"text":"x"}],"log":[],"steps":[]}"""));

            assertThat(Typed.at(platform, home).run("template", "list")).satisfies(typed -> {
                assertThat(typed.out()).contains("go-api   1.2.0     api    go         An API");
                assertThat(typed.err()).contains("bad can't be used: template.yaml:1: is wrong");
            });
            assertThat(Typed.at(platform, home)
                            .run("template", "show", "go-api")
                            .out())
                    .contains("name        string   -         required, pattern ^a   Its name")
                    .contains("database    string   none      none | postgres        -")
                    .contains("  Render (fetch:template)");
            assertThat(Typed.at(platform, home)
                            .run("template", "dry-run", "go-api", "--set", "name=hello")
                            .out())
                    .contains("a/\n  b\n\n1 files");
            assertThat(platform.received("POST /api/templates/go-api/dry-run")
                            .getFirst()
                            .body())
                    .isEqualTo("{\"texts\":{\"name\":\"hello\"}}");
        }
    }

    @Test
    void services_behind_their_golden_path_are_listed() {
        try (FakePlatform platform = new FakePlatform()) {
            platform.on("GET /api/templates/drift?owner=team-a", json(200, """
                    {"items":[{"service":"s","owner":"team-a","template":"go-api","version":"1.0.0","newest":"1.2.0","state":"behind"}],"nextCursor":null}"""));

            assertThat(Typed.at(platform, home)
                            .run("template", "drift", "--owner", "team-a")
                            .out())
                    .contains("s         team-a   go-api     1.0.0     1.2.0    behind");
        }
    }

    @Test
    void upgrade_tells_of_the_branch_and_of_conflicts() {
        try (FakePlatform platform = new FakePlatform()) {
            String proposal =
                    "{\"service\":\"s\",\"template\":\"go-api\",\"fromVersion\":\"1.0.0\",\"toVersion\":\"1.2.0\",\"state\":\"%s\","
                            + "\"branch\":\"paved/upgrade-1.2.0\",\"commit\":\"c\",\"changed\":[\"a\",\"b\"],\"conflicts\":[%s]}";
            platform.on(
                    "POST /api/services/s/upgrade",
                    json(200, proposal.formatted("proposed", "")),
                    json(200, proposal.formatted("proposed", "\"a\"")),
                    json(200, proposal.formatted("current", "")),
                    problem(409, "\"detail\":\"There are commits of people on the branch.\""));

            assertThat(Typed.at(platform, home).run("service", "upgrade", "s")).satisfies(typed -> {
                assertThat(typed.exit()).isZero();
                assertThat(typed.out())
                        .contains("go-api from 1.0.0 to 1.2.0 is on the branch paved/upgrade-1.2.0: 2 files change.");
            });
            assertThat(Typed.at(platform, home).run("service", "upgrade", "s", "--set", "size=7"))
                    .satisfies(typed -> {
                        assertThat(typed.exit()).isEqualTo(1);
                        assertThat(typed.out()).contains("decide on the branch before you merge it:\n  a");
                    });
            assertThat(Typed.at(platform, home).run("service", "upgrade", "s").out())
                    .contains("follows go-api 1.2.0, which is the newest");
            assertThat(Typed.at(platform, home).run("service", "upgrade", "s").exit())
                    .isEqualTo(1);
        }
    }

    @Test
    void service_is_created_with_the_parameters_of_its_golden_path() {
        try (FakePlatform platform = new FakePlatform()) {
            platform.on("POST /api/services", json(202, "{\"id\":\"cat-1\",\"status\":\"pending\"}"));

            Typed.at(platform, home)
                    .run(
                            "service",
                            "create",
                            "s",
                            "--type",
                            "api",
                            "--language",
                            "go",
                            "--database",
                            "postgres",
                            "--set",
                            "replicas=3",
                            "--no-wait");

            assertThat(platform.received("POST /api/services").getFirst().body())
                    .isEqualTo(
                            "{\"name\":\"s\",\"type\":\"api\",\"language\":\"go\",\"database\":\"postgres\",\"texts\":{\"replicas\":\"3\"}}");
        }
    }
}
