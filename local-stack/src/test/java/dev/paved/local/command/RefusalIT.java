package dev.paved.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.fixture.TestPlatform;
import dev.paved.local.stack.StateFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the commands refuse, and how they say it. */
class RefusalIT {
    private static final String LEAVES_ANOTHER_WHEN_IT_ENDS =
            "again() { trap 'again >/dev/null & exit' TERM; echo started; while :; do sleep 60 & wait; done; }; again";

    @TempDir
    Path folder;

    private TestPlatform platform;

    @BeforeEach
    void prepare() throws Exception {
        platform = TestPlatform.in(folder);
    }

    @Test
    void a_taken_port_is_named_with_its_owner_and_the_flag() throws Exception {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            // When
            var up = platform.run("up", "--catalog-port=" + taken.getLocalPort());

            // Then
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains("Port " + taken.getLocalPort() + " for the service catalog is taken by process "
                            + ProcessHandle.current().pid())
                    .contains("--catalog-port");
            assertThat(platform.home().run()).doesNotExist();
        }
    }

    @Test
    void a_port_for_two_is_refused() throws Exception {
        // Given
        String port = "--catalog-port=" + platform.routerPort();

        // When
        var up = platform.run("up", "--port=" + platform.routerPort(), port);

        // Then
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("is chosen for both the platform and the service catalog");
    }

    @Test
    void a_reset_without_anybody_to_ask_deletes_nothing() throws Exception {
        // Given
        Path data = platform.home().kafka().resolve("meta.properties");
        Files.createDirectories(data.getParent());
        Files.writeString(data, "kept");

        // When
        var up = platform.up("--reset");

        // Then
        assertThat(up.exitCode()).isEqualTo(2);
        assertThat(up.output()).contains("--yes");
        assertThat(data).exists();
    }

    @Test
    void a_reset_that_could_not_start_again_deletes_nothing() throws Exception {
        // Given
        Path data = platform.home().kafka().resolve("meta.properties");
        Files.createDirectories(data.getParent());
        Files.writeString(data, "kept");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            // When
            var up = platform.run("up", "--reset", "--yes", "--catalog-port=" + taken.getLocalPort());

            // Then
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(data).exists();
        }
    }

    @Test
    void damaged_contexts_are_kept_for_repair() throws Exception {
        // Given
        Path contexts = platform.home().cliConfig();
        Files.createDirectories(contexts.getParent());
        Files.writeString(contexts, "{\"contexts\": {\"work\"");

        // When
        var up = platform.up();

        // Then
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains(contexts.toString(), "Repair the file");
        assertThat(contexts).content().contains("work");
        assertThat(platform.home().run()).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_down_cannot_stop_is_named() throws Exception {
        // Given
        String deployment = UUID.randomUUID().toString();
        var builder = new ProcessBuilder("sh", "-c", LEAVES_ANOTHER_WHEN_IT_ENDS);
        builder.environment().put("PAVED_DEPLOYMENT", deployment);
        Process program = builder.start();
        program.inputReader().readLine();
        StateFile.writeJson(
                platform.home().instances().resolve(deployment + ".json"),
                Map.of("deployment", deployment, "service", "hello", "environment", "production"));
        try {

            // When
            var down = platform.run("down");

            // Then
            assertThat(down.exitCode()).isEqualTo(1);
            assertThat(down.output()).contains("Not stopped: hello in production (process ");
        } finally {
            InstanceProcesses.of(platform.home())
                    .forEach(running -> running.process().kill());
        }
    }

    @Test
    void a_missing_artefact_is_named() throws Exception {
        // Given
        Path jar = platform.installation().resolve("metrics-svc/target/quarkus-app/quarkus-run.jar");
        Files.delete(jar);

        // When
        var up = platform.up();

        // Then
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains(jar.toString());
    }

    @Test
    void down_without_anything_running_says_so() throws Exception {
        // Given
        assertThat(platform.home().root()).doesNotExist();

        // When
        var down = platform.run("down");

        // Then
        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).contains("not running");
    }

    @Test
    void a_stopped_stack_is_no_trouble_to_doctor() throws Exception {
        // Given
        assertThat(platform.home().run()).doesNotExist();

        // When
        var doctor = platform.run("doctor");

        // Then
        assertThat(doctor.output()).contains("ok   stack         not running; 'platform up' starts it");
    }
}
