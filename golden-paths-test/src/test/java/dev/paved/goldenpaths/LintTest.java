package dev.paved.goldenpaths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.prerequisite.NpmPackages;
import dev.paved.prerequisite.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks Dockerfiles, workflows and alert rules elsewhere has nothing to say of those that golden paths make. */
class LintTest {

    private static final Path LINTERS = Project.own("golden-paths-test/src/test/npm");

    @TempDir
    private Path folder;

    @Test
    void dockerfiles_and_workflows_have_no_faults() throws Exception {
        // Given
        Program lint = linters();
        List<Path> projects = projects().map(Project::folder).toList();

        // When
        String faults = lint.run(Stream.concat(
                        Stream.of("node", LINTERS.resolve("lint.js").toString()),
                        projects.stream().map(Path::toString))
                .toList());

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void linters_find_what_is_wrong() throws Exception {
        // Given
        Program lint = linters();
        Files.createDirectories(folder.resolve("wrong/.github/workflows"));
        Files.writeString(folder.resolve("wrong/Dockerfile"), "FORM alpine:3.22\nCMD [\"true\"]\n");
        Files.writeString(
                folder.resolve("wrong/.github/workflows/ci.yaml"),
                "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{run: true, iff: always()}]\n");

        // When
        String faults = lint.run(List.of(
                "node",
                LINTERS.resolve("lint.js").toString(),
                folder.resolve("wrong").toString()));

        // Then
        assertThat(faults).contains("Dockerfile:1:", "ci.yaml:5:", "iff");
    }

    @Test
    void alert_rules_do_what_their_tests_say() throws Exception {
        Prerequisite.program("promtool", "the alert rules of the golden paths are not checked");
        for (Project project : projects().toList()) {
            Program promtool = new Program(project.folder().resolve("monitoring"), Map.of());
            promtool.run(List.of("promtool", "check", "rules", "alerts.yaml"));
            promtool.run(List.of("promtool", "test", "rules", "alerts.test.yaml"));
            assertThat(project.yaml("monitoring/alerts.test.yaml").findValuesAsText("alertname"))
                    .as("every alert of %s is tested", project)
                    .containsAll(project.yaml("monitoring/alerts.yaml").findValuesAsText("alert"));
        }
    }

    private Stream<Project> projects() {
        return Variant.all().stream().map(variant -> Project.rendered(variant, variant.service(), folder));
    }

    private Program linters() throws Exception {
        Path installed = Project.own("golden-paths-test/target/npm");
        NpmPackages.install(
                LINTERS,
                installed,
                "dockerfile-utils",
                "the Dockerfiles and workflows of the golden paths are not checked");
        return new Program(installed, Map.of());
    }
}
