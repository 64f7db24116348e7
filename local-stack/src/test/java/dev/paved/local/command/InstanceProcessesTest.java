package dev.paved.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstanceProcessesTest {
    private static final String DEPLOYMENT = UUID.randomUUID().toString();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private PavedHome home;
    private Process npm;

    @BeforeEach
    void a_program_that_starts_another() throws IOException {
        home = new PavedHome(folder);
        var builder = new ProcessBuilder("sh", "-c", "sleep 60 & echo started; wait");
        builder.environment().put("PAVED_DEPLOYMENT", DEPLOYMENT);
        npm = builder.start();
        npm.inputReader().readLine();
    }

    @AfterEach
    void stop() {
        npm.descendants().forEach(ProcessHandle::destroyForcibly);
        npm.destroyForcibly();
    }

    @Test
    void a_recorded_program_is_found_with_what_it_started() {
        // Given
        record("unmarked", npm.info().startInstant().orElseThrow());

        // When
        List<RunningProcess> found = InstanceProcesses.of(home);

        // Then
        assertThat(found)
                .extracting(running -> running.process().pid())
                .containsExactlyInAnyOrder(
                        npm.pid(), npm.children().findFirst().orElseThrow().pid());
        assertThat(found).extracting(RunningProcess::name).containsOnly("hello in production");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_child_that_outlived_its_program_is_found_by_its_mark() throws Exception {
        // Given
        record(DEPLOYMENT, LONG_AGO);
        var orphan = LiveProcess.of(npm.children().findFirst().orElseThrow());
        npm.destroyForcibly().waitFor();

        // When
        List<RunningProcess> found = InstanceProcesses.of(home);

        // Then
        assertThat(found).extracting(RunningProcess::process).containsExactly(orphan);
        orphan.kill();
    }

    @Test
    void a_pid_that_another_program_has_by_now_is_left_alone() {
        // Given
        record("another-deployment", LONG_AGO);

        // When
        List<RunningProcess> found = InstanceProcesses.of(home);

        // Then
        assertThat(found).isEmpty();
    }

    private void record(String deployment, Instant startedAt) {
        StateFile.writeJson(
                home.instances().resolve(deployment + ".json"),
                Map.of(
                        "deployment",
                        deployment,
                        "service",
                        "hello",
                        "environment",
                        "production",
                        "pid",
                        npm.pid(),
                        "startedAt",
                        startedAt.toString()));
    }
}
