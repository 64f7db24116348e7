package dev.paved.goldenpaths;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Relations;
import dev.paved.template.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in every project that a golden path makes. */
class ProjectFilesTest {

    private static final String COMPOSE = "system-test/src/test/resources/compose-spec/compose-spec.json";
    private static final int LONGEST_NAME = 54;
    private static final List<String> EVERYWHERE = List.of(
            ".dockerignore",
            ".editorconfig",
            ".gitignore",
            ".github/workflows/ci.yaml",
            ".paved/provenance.yaml",
            "Dockerfile",
            "README.md",
            "catalog-info.yaml",
            "deploy/kubernetes/deployment.yaml",
            "deploy/kubernetes/kustomization.yaml",
            "deploy/kubernetes/networkpolicy.yaml",
            "deploy/kubernetes/poddisruptionbudget.yaml",
            "deploy/kubernetes/serviceaccount.yaml",
            "docker-compose.yml",
            "docs/adr/0001-start-from-a-golden-path.md",
            "docs/runbook.md",
            "monitoring/alerts.test.yaml",
            "monitoring/alerts.yaml",
            "monitoring/dashboard.json",
            "monitoring/scrape.yaml",
            "platform.yaml");

    @TempDir
    private static Path folder;

    private static List<Project> projects = List.of();

    @BeforeAll
    static void render() {
        // A name that YAML would read as something else, if it were written without quotes.
        projects = Variant.all().stream()
                .map(variant -> Project.rendered(variant, "true", folder))
                .toList();
    }

    static Stream<Variant> variants() {
        return Variant.all().stream();
    }

    static Stream<Project> projects() {
        return projects.stream();
    }

    @Test
    void there_is_one_for_every_language_and_type_with_and_without_a_database() {
        assertThat(projects).hasSize(24);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void every_project_has_what_a_service_needs(Project project) {
        assertThat(project.files("")).containsAll(EVERYWHERE);
        assertThat(project.has("deploy/kubernetes/service.yaml"))
                .isEqualTo(!project.variant().isWorker());
        assertThat(project.files("").stream().filter(file -> file.endsWith(".sql")))
                .hasSize(project.variant().hasDatabase() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void nothing_of_the_template_is_left(Project project) {
        assertThat(project.files(""))
                .allSatisfy(file -> assertThat(project.text(file))
                        .as(file)
                        .doesNotContain("{%", "${{ values", "${{ parameters", "\r")
                        .matches(Pattern.compile("(?s)(.*[^\\n]\\n)?")));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void catalog_takes_it_and_knows_who_owns_it(Project project) {
        CatalogFile file = CatalogFile.read(project.text("catalog-info.yaml"));
        assertThat(file.violations()).isEmpty();
        assertThat(file.entities()).hasSize(project.variant().hasDatabase() ? 2 : 1);
        assertThat(file.entities().getFirst().ref()).hasToString("component:default/true");
        assertThat(file.entities())
                .allSatisfy(
                        entity -> assertThat(Relations.of(entity).toString()).contains("group:default/team-a"));
        if (project.variant().hasDatabase()) {
            assertThat(Relations.of(file.entities().getFirst()).toString()).contains("resource:default/true-database");
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void catalog_takes_the_longest_name_that_the_form_takes(Variant variant, @TempDir Path elsewhere) {
        // Given
        String longest = "n".repeat(LONGEST_NAME);

        // When
        Project project = Project.rendered(variant, longest, elsewhere);

        // Then
        CatalogFile file = CatalogFile.read(project.text("catalog-info.yaml"));
        assertThat(file.violations()).isEmpty();
        assertThat(file.entities().getFirst().ref()).hasToString("component:default/" + longest);
        assertThat(Project.faults(variant, longest)).isEmpty();
        assertThat(Project.faults(variant, longest + "n"))
                .extracting(Form.InputFault::pointer)
                .containsExactly("/name");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void platform_can_run_it(Project project) {
        JsonNode platform = project.yaml("platform.yaml");
        assertThat(platform.path("run")).isNotEmpty().allMatch(JsonNode::isTextual);
        assertThat(platform.path("build")).allMatch(JsonNode::isTextual);
        assertThat(platform.path("port").asText()).isEqualTo("PORT");
        assertThat(platform.path("health").asText()).isEqualTo("/health");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void compose_file_keeps_the_compose_specification(Project project) throws Exception {
        // Given
        ObjectNode specification = (ObjectNode) new ObjectMapper().readTree(Files.readString(Project.own(COMPOSE)));
        specification.remove(Set.of("$schema", "$id"));

        // When
        List<Error> errors = SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
                .getSchema(specification)
                .validate(project.yaml("docker-compose.yml"));

        // Then
        assertThat(errors).extracting(Error::toString).isEmpty();
        assertThat(project.yaml("docker-compose.yml").path("services").has("database"))
                .isEqualTo(project.variant().hasDatabase());
    }

    @ParameterizedTest
    @MethodSource("projects")
    void image_is_pinned_and_is_not_run_by_root_and_tells_its_health(Project project) {
        List<String> lines = project.text("Dockerfile").lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
                .isNotEmpty()
                .allMatch(line -> line.matches("FROM [a-z-]+:\\d+\\.\\d+[a-z0-9._-]*( AS [a-z]+)?"));
        assertThat(lines.stream().filter(line -> line.startsWith("USER ")))
                .hasSize(1)
                .doesNotContain("USER root");
        assertThat(lines.stream().filter(line -> line.startsWith("HEALTHCHECK ")))
                .hasSize(1);
        assertThat(lines.stream()
                        .filter(line ->
                                line.startsWith("COPY ") && !line.contains("--from") && !line.contains("COPY . .")))
                .allSatisfy(line -> assertThat(line.substring("COPY ".length()).split(" "))
                        .satisfies(words -> assertThat(Stream.of(words).limit(words.length - 1L))
                                .allSatisfy(from -> assertThat(project.folder().resolve(from))
                                        .exists())));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void every_manifest_is_applied_with_the_others(Project project) {
        assertThat(project.files("deploy/kubernetes").stream().filter(file -> !file.endsWith("kustomization.yaml")))
                .containsExactlyInAnyOrderElementsOf(project.manifests());
    }

    @ParameterizedTest
    @MethodSource("projects")
    void containers_have_limits_and_probes_and_no_rights(Project project) {
        JsonNode pod = project.yaml("deploy/kubernetes/deployment.yaml").at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("containers")).hasSize(1).allSatisfy(container -> {
            assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                    .allMatch(probe -> container.path(probe).has("httpGet"));
            assertThat(List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory"))
                    .allMatch(of -> container.path("resources").at(of).isTextual());
            JsonNode rights = container.path("securityContext");
            assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        });
    }

    @ParameterizedTest
    @MethodSource("projects")
    void alerts_lead_to_a_part_of_the_runbook_and_the_runbook_has_no_others(Project project) {
        List<String> alerts =
                project.yaml("monitoring/alerts.yaml").at("/groups/0/rules").findValuesAsText("alert");
        List<String> headings = project.text("docs/runbook.md")
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(alerts).isNotEmpty().containsExactlyElementsOf(headings);
        assertThat(project.yaml("monitoring/alerts.yaml").findValuesAsText("runbook"))
                .containsExactlyElementsOf(alerts.stream()
                        .map(alert -> "docs/runbook.md#" + alert.toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("projects")
    void pipeline_deploys_only_where_the_command_is_installed(Project project) {
        JsonNode deploy = project.yaml(".github/workflows/ci.yaml").at("/jobs/deploy");
        assertThat(deploy.path("if").asText().split(" && "))
                .contains("vars.PLATFORM_SERVER != ''", "vars.PLATFORM_RUNNER != ''");
        assertThat(deploy.path("runs-on").asText()).isEqualTo("${{ vars.PLATFORM_RUNNER }}");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void lock_file_names_no_registry(Project project) {
        boolean locked =
                project.variant().language().equals("node") && project.variant().hasDatabase();
        assertThat(project.has("package-lock.json")).isEqualTo(locked);
        if (locked) {
            assertThat(project.json("package-lock.json").findValues("resolved")).isEmpty();
            assertThat(project.json("package-lock.json").at("/packages//dependencies"))
                    .isEqualTo(project.json("package.json").path("dependencies"));
        }
    }
}
