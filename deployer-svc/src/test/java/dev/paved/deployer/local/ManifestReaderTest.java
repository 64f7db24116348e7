package dev.paved.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.deployer.strategy.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {

    @Test
    void whole_manifest_is_read() throws ManifestProblem {
        ServiceManifest manifest = ManifestReader.parse("""
                run: [node, server.js]
                build: [npm, ci]
                port: HTTP_PORT
                health: /q/health%20/?full=1
                healthTimeout: 2m
                x-team: 1
                """);

        assertThat(manifest)
                .isEqualTo(new ServiceManifest(
                        List.of("node", "server.js"),
                        List.of("npm", "ci"),
                        "HTTP_PORT",
                        "/q/health%20/?full=1",
                        Duration.ofMinutes(2),
                        1,
                        new ServiceManifest.Resources(null, null)));
    }

    @Test
    void run_alone_is_enough() throws ManifestProblem {
        assertThat(ManifestReader.parse("run: [app]"))
                .isEqualTo(new ServiceManifest(
                        List.of("app"),
                        List.of(),
                        "PORT",
                        "/health",
                        Duration.ofSeconds(30),
                        1,
                        new ServiceManifest.Resources(null, null)));
    }

    @Test
    void migration_is_read() throws ManifestProblem {
        assertThat(ManifestReader.parse("run: [app]\nmigration: {name: V12, reversible: false}")
                        .migration())
                .isEqualTo(new Migration("V12", false));
        assertThat(ManifestReader.parse("run: [app]").migration()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            build: [make]                     | `run` is missing
            run: node server.js               | `run` must be a list
            'run: [node, [a]]'                | `run` must be a list
            'run: [a]\nport: 8080'            | `port` must be the name
            'run: [a]\nport: PAVED_X'         | `port` must be the name
            'run: [a]\nhealth: health'        | `health` must be the path
            'run: [a]\nhealth: //evil@x y'    | `health` must be the path
            'run: [a]\nhealth: /100%'         | `health` must be the path
            'run: [a]\nhealth: /%2'           | `health` must be the path
            'run: [a]\nhealth: /%zz'          | `health` must be the path
            'run: [a]\nhealthTimeout: 1h'     | `healthTimeout` must be 1s to 10m
            'run: [a]\nhealthTimeout: 0s'     | `healthTimeout` must be 1s to 10m
            'run: [a]\nreplicas: 0'           | `replicas` must be a number from 1 to 100
            'run: [a]\nreplicas: many'        | `replicas` must be a number from 1 to 100
            'run: [a]\nmigration: V12'        | `migration` must say its name
            'run: [a]\nmigration: {name: V12}' | `migration` must say its name
            'run: [a]\nmigration: {name: V12, reversible: maybe}' | whether it is reversible
            'run: [a]\nmigration: {name: "", reversible: true}' | `migration` must say its name
            'run: [a]\nmigration: {name: a, reversible: true, x: 1}' | `migration` must say its name
            'run: [a]\nresources: 1'          | `resources` must say cpu, memory or both
            'run: [a]\nresources: {cpu: -1}'  | `resources.cpu` must be a quantity
            just text                         | must hold fields
            'run: [a'                         | is not valid YAML
            """)
    void mistake_is_named_with_an_example(String text, String message) {
        assertThatThrownBy(() -> ManifestReader.parse(text.replace("\\n", "\n")))
                .isInstanceOf(ManifestProblem.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'run: [a]\nmigrations: {}'                | `migrations` is no field of it. There are run, build,
            'run: [a]\nresources: {memroy: 1Gi}'      | `resources.memroy` is no field of it. There are resources.cpu
            'run: [a]\nrun: [b]'                      | Duplicate field 'run' (line 2)
            'migration: {reversible: false, reversible: true}' | Duplicate field 'reversible'
            'run: [a]\n---\nmigration: {name: V1, reversible: false}' | Trailing token
            """)
    void what_would_go_unheard_is_a_mistake_of_what_is_begun_but_does_not_stop_what_runs(String text, String message)
            throws ManifestProblem {
        String manifest = text.replace("\\n", "\n");

        assertThatThrownBy(() -> ManifestReader.check(manifest))
                .isInstanceOf(ManifestProblem.class)
                .hasMessageContaining(message);
        if (manifest.startsWith("run")) {
            assertThat(ManifestReader.parse(manifest)).isNotNull();
        }
    }

    @Test
    void what_it_says_of_releases_needs_no_program() throws ManifestProblem {
        assertThat(ManifestReader.declared("migration: {name: V12, reversible: false}"))
                .isEqualTo(new Declared(new Strategy.Rolling(), new Migration("V12", false)));
        assertThatThrownBy(() -> ManifestReader.declared("migration: V12"))
                .hasMessageContaining("`migration` must say its name");
    }

    @Test
    void missing_file_is_said_plainly(@TempDir Path folder) {
        assertThatThrownBy(() -> ManifestReader.read(folder)).hasMessageContaining("has no platform.yaml");
    }
}
