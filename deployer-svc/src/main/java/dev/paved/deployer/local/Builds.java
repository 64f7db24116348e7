package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Runs the build command of a release. */
@Singleton
class Builds {

    /** Java would look for the command on this service's own path; the shell looks on the release's. */
    private static final List<String> SHELL = List.of("/bin/sh", "-c", "exec \"$@\"", "build");

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ProgramEnvironment environment;
    private final Logs logs;
    private final Processes processes;
    private final Duration limit;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Builds(ProgramEnvironment environment, Logs logs, Processes processes, DeployerSettings settings) {
        this.environment = environment;
        this.logs = logs;
        this.processes = processes;
        this.limit = settings.buildLimit();
    }

    /**
     * Builds, and waits for the end, or until {@code givenUp} says that it is not wanted any more.
     *
     * @throws IllegalStateException when this process stops meanwhile: its next life builds again
     */
    Preparation build(Release release, ServiceManifest manifest, Path folder, BooleanSupplier givenUp)
            throws IOException {
        if (manifest.build().isEmpty()) {
            return new Preparation.Ready(manifest);
        }
        String command = String.join(" ", manifest.build());
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(SHELL.stream(), manifest.build().stream()).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logs.writable(release.deployment())));
        environment.of(release, builder.environment());
        Process build;
        try {
            build = builder.start();
        } catch (IOException e) {
            return new Preparation.Impossible("The build `" + command + "` could not be started: " + e.getMessage());
        }
        running.add(build);
        try {
            if (stopping) {
                throw interrupted(release);
            }
            if (!ended(build, givenUp)) {
                return givenUp.getAsBoolean()
                        ? givenUp(release)
                        : new Preparation.Impossible(
                                "The build `" + command + "` was not done after " + Words.of(limit) + ".");
            }
            if (stopping) {
                throw interrupted(release);
            }
            return build.exitValue() == 0
                    ? new Preparation.Ready(manifest)
                    : new Preparation.Impossible(
                            "The build `" + command + "` failed: it " + Words.ofExit(build.exitValue()) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building", e);
        } finally {
            running.remove(build);
            end(build);
        }
    }

    /** What came of a preparation that nobody wants any more. */
    static Preparation givenUp(Release release) {
        return new Preparation.Impossible(release.version() + " was given up.");
    }

    private boolean ended(Process build, BooleanSupplier givenUp) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!build.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > deadline || givenUp.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** Ends a build of {@code release} that outlived an earlier life of this process. */
    void endAbandoned(Release release) {
        processes.unnamed(release.deployment()).forEach(ProcessHandle::destroyForcibly);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        running.forEach(Builds::end);
    }

    private static IllegalStateException interrupted(Release release) {
        return new IllegalStateException("the build of " + release.version() + " is interrupted: this process stops");
    }

    private static void end(Process build) {
        build.descendants().forEach(ProcessHandle::destroyForcibly);
        build.destroyForcibly();
    }
}
