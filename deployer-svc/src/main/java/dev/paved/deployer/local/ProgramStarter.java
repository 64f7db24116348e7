package dev.paved.deployer.local;

import dev.paved.deployer.variables.Variables;
import dev.paved.events.EventIds;
import dev.paved.kit.crash.CrashPoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs that outlive this process, each only after it is recorded: the new process waits for a word on its
 * standard input before it becomes the program, and ends if that never comes because this process died meanwhile. So
 * there is never a program that nobody knows of.
 */
@Singleton
class ProgramStarter {

    private static final String GO = "go";
    private static final String WAIT_AND_BECOME =
            "read -r word && [ \"$word\" = " + GO + " ] && exec \"$@\" </dev/null; exit 96";
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Preparations preparations;
    private final ProgramEnvironment environment;
    private final InstanceRecords records;
    private final Logs logs;
    private final EventIds ids;
    private final CrashPoints crash;

    ProgramStarter(
            Preparations preparations,
            ProgramEnvironment environment,
            InstanceRecords records,
            Logs logs,
            EventIds ids,
            CrashPoints crash) {
        this.preparations = preparations;
        this.environment = environment;
        this.records = records;
        this.logs = logs;
        this.ids = ids;
        this.crash = crash;
    }

    /** A program that was started: its record, and the process as long as this one is its parent. */
    record Started(Instance instance, Process process) {}

    /** What is to be started, and as what. */
    record Start(Release release, ServiceManifest manifest, Variables given, int port, Place place) {}

    Started start(Start start) throws IOException {
        String mark = ids.next().toString();
        Process process = waiting(start, mark);
        Release release = start.release();
        try {
            Instance instance = new Instance(
                    release.deployment(),
                    release.service(),
                    release.environment(),
                    process.pid(),
                    process.info().startInstant().orElseGet(Instant::now),
                    start.port(),
                    start.manifest().health(),
                    false,
                    start.given().edition(),
                    start.place(),
                    mark,
                    start.manifest().healthTimeout());
            records.write(instance);
            crash.at("before-go");
            try (var input = process.getOutputStream()) {
                input.write((GO + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            crash.at("after-go");
            Instance running = instance.letGo();
            records.write(running);
            return new Started(running, process);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private Process waiting(Start start, String mark) throws IOException {
        Release release = start.release();
        ServiceManifest manifest = start.manifest();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(List.of("/bin/sh", "-c", WAIT_AND_BECOME, release.service()));
        command.addAll(manifest.run());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(preparations.folder(release).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logs.writable(release.deployment())));
        environment.of(release, start.given(), builder.environment());
        builder.environment().put(ProgramEnvironment.INSTANCE, mark);
        builder.environment().put(manifest.port(), String.valueOf(start.port()));
        return builder.start();
    }
}
