package dev.paved.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to be started in a session of its own, so that it lives on when its starter ends or its terminal closes.
 *
 * @param command the program and its arguments
 * @param environment added to this process's environment
 * @param log where its output is appended
 */
public record DetachedCommand(List<String> command, Map<String, String> environment, Path log) {
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    /** Starts it; the caller stays its parent only for as long as the caller lives. */
    public LiveProcess start() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var line = new ArrayList<String>();
        if (HAS_SETSID) {
            line.add("/usr/bin/setsid");
        }
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return LiveProcess.of(builder.start().toHandle());
    }
}
