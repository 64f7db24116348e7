package dev.paved.deployer.local;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes of deployments: known by their pid and start time, and where there is {@code /proc} also by the
 * deployment's mark in their environment, which a step of the clock does not change.
 */
@Singleton
class Processes {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Path PROC = Path.of("/proc");

    /** Whether the process of {@code instance} still runs. */
    boolean isAlive(Instance instance) {
        return ProcessHandle.of(instance.pid())
                .filter(this::isRunning)
                .filter(process -> startedAt(process, instance.startedAt())
                        || isMarked(process, instance.deployment())
                        || isNamed(process, instance.mark()))
                .isPresent();
    }

    /** Every process that carries the mark of {@code deployment}; none where there is no {@code /proc}. */
    List<ProcessHandle> marked(String deployment) {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> isMarked(process, deployment))
                .toList();
    }

    /**
     * Every process that carries the mark of {@code instance}; of one that was started before there were such, all of its
     * deployment that have none.
     */
    List<ProcessHandle> marked(Instance instance) {
        String mark = instance.mark();
        return mark == null
                ? unnamed(instance.deployment())
                : ProcessHandle.allProcesses()
                        .filter(process -> isNamed(process, mark))
                        .toList();
    }

    /** Every process that carries the mark of {@code deployment} and of no instance: such as builds. */
    List<ProcessHandle> unnamed(String deployment) {
        return marked(deployment).stream()
                .filter(process -> read(process.pid(), "environ")
                        .filter(variables -> !("\0" + variables).contains("\0" + ProgramEnvironment.INSTANCE + "="))
                        .isPresent())
                .toList();
    }

    /** Whether {@code process} still runs; one that ended and was not reaped does not. */
    boolean isRunning(ProcessHandle process) {
        return process.isAlive()
                && read(process.pid(), "stat")
                        .map(stat -> !stat.startsWith("Z", stat.lastIndexOf(')') + 2))
                        .orElse(true);
    }

    private static boolean isMarked(ProcessHandle process, String deployment) {
        return read(process.pid(), "environ")
                .filter(variables -> has(variables, ProgramEnvironment.MARK, deployment))
                .isPresent();
    }

    private static boolean isNamed(ProcessHandle process, @Nullable String mark) {
        return mark != null
                && read(process.pid(), "environ")
                        .filter(variables -> has(variables, ProgramEnvironment.INSTANCE, mark))
                        .isPresent();
    }

    private static boolean has(String variables, String name, String value) {
        return ("\0" + variables).contains("\0" + name + "=" + value + "\0");
    }

    private static boolean startedAt(ProcessHandle process, Instant instant) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(instant, start).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    private static Optional<String> read(long pid, String file) {
        try {
            return Optional.of(Files.readString(PROC.resolve(pid + "/" + file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
