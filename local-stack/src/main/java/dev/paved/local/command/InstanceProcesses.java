package dev.paved.local.command;

import dev.paved.local.process.Birth;
import dev.paved.local.process.LiveProcess;
import dev.paved.local.process.ProcFs;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of local deployments that run: those that the deployer recorded, what these started, and where there is
 * {@code /proc} whatever carries a recorded deployment's mark in its environment, as children do that outlived their parent.
 */
final class InstanceProcesses {
    /** The variable that the deployer sets for every process of a deployment. */
    private static final String MARK = "PAVED_DEPLOYMENT";

    private InstanceProcesses() {}

    static List<RunningProcess> of(PavedHome home) {
        List<Path> records = records(home.instances());
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, List<ProcessHandle>> marked = marked();
        return records.stream()
                .map(StateFile::readJson)
                .flatMap(instance -> family(instance, marked)
                        .map(LiveProcess::of)
                        .filter(LiveProcess::isAlive)
                        .distinct()
                        .map(process -> new RunningProcess(name(instance), process)))
                .toList();
    }

    private static Stream<ProcessHandle> family(
            Map<String, @Nullable Object> instance, Map<String, List<ProcessHandle>> marked) {
        Stream<ProcessHandle> recorded =
                recorded(instance).stream().flatMap(main -> Stream.concat(Stream.of(main), main.descendants()));
        String deployment = Objects.toString(instance.get("deployment"), "");
        return Stream.concat(recorded, marked.getOrDefault(deployment, List.of()).stream());
    }

    private static Optional<ProcessHandle> recorded(Map<String, @Nullable Object> instance) {
        return instance.get("pid") instanceof Number pid && instance.get("startedAt") instanceof String startedAt
                ? Birth.parse(startedAt)
                        .map(birth -> new LiveProcess(pid.longValue(), birth))
                        .filter(LiveProcess::isAlive)
                        .flatMap(process -> ProcessHandle.of(process.pid()))
                : Optional.empty();
    }

    private static Map<String, List<ProcessHandle>> marked() {
        return ProcessHandle.allProcesses()
                .filter(process -> ProcFs.variable(process.pid(), MARK).isPresent())
                .collect(Collectors.groupingBy(
                        process -> ProcFs.variable(process.pid(), MARK).orElse("")));
    }

    private static String name(Map<String, @Nullable Object> instance) {
        return instance.get("service") + " in " + instance.get("environment");
    }

    private static List<Path> records(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }
}
