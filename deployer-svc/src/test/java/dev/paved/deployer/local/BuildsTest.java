package dev.paved.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.Settings;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsTest {

    private static final Release RELEASE = new Release("d1", "hello", "staging", "1", "/r", "c1");

    @TempDir
    Path folder;

    @Test
    void command_that_fails_makes_the_release_impossible() throws Exception {
        assertThat(builds().build(RELEASE, building("exit 3"), folder, () -> false))
                .isEqualTo(new Preparation.Impossible("The build `sh -c exit 3` failed: it ended with exit code 3."));
    }

    @Test
    void command_is_looked_for_where_the_program_will_look() throws Exception {
        // Given
        ServiceManifest manifest = new ServiceManifest(
                List.of("true"),
                List.of("java", "-version"),
                "PORT",
                "/health",
                Duration.ofSeconds(1),
                1,
                new ServiceManifest.Resources(null, null));

        // When
        builds().build(RELEASE, manifest, folder, () -> false);

        // Then
        assertThat(new Logs(new Settings(folder)).tail("d1"))
                .as("its own Java, and not the first on the path of who runs this test")
                .anyMatch(line -> line.contains('"' + System.getProperty("java.version") + '"'));
    }

    @Test
    void command_that_is_not_there_makes_the_release_impossible() throws Exception {
        // Given
        ServiceManifest manifest = new ServiceManifest(
                List.of("true"),
                List.of("no-such-tool", "all"),
                "PORT",
                "/health",
                Duration.ofSeconds(1),
                1,
                new ServiceManifest.Resources(null, null));

        // Then
        assertThat(builds().build(RELEASE, manifest, folder, () -> false))
                .isEqualTo(
                        new Preparation.Impossible(
                                "The build `no-such-tool all` failed: it ended with exit code 127 (the command was not found)."));
    }

    @Test
    void build_that_nobody_wants_any_more_is_ended() throws Exception {
        // When
        Preparation ended = builds().build(
                        RELEASE,
                        building("touch begun; exec sleep 600"),
                        folder,
                        () -> Files.exists(folder.resolve("begun")));

        // Then
        assertThat(ended)
                .isInstanceOfSatisfying(
                        Preparation.Impossible.class,
                        it -> assertThat(it.reason()).endsWith("was given up."));
    }

    @Test
    void stop_of_this_process_is_no_failure_of_the_build_that_it_ends() {
        // Given
        Builds builds = builds();
        CompletableFuture<Preparation> building = CompletableFuture.supplyAsync(() -> {
            try {
                return builds.build(RELEASE, building("touch begun; exec sleep 600"), folder, () -> false);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("begun")));

        // When
        builds.stop(new ShutdownEvent());

        // Then
        assertThat(building)
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalStateException.class)
                .withMessageContaining("this process stops");
    }

    private Builds builds() {
        Settings settings = new Settings(folder);
        return new Builds(new ProgramEnvironment(settings), new Logs(settings), new Processes(), settings);
    }

    private static ServiceManifest building(String script) {
        return new ServiceManifest(
                List.of("true"),
                List.of("sh", "-c", script),
                "PORT",
                "/health",
                Duration.ofSeconds(1),
                1,
                new ServiceManifest.Resources(null, null));
    }
}
