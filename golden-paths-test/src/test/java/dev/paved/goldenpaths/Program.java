package dev.paved.goldenpaths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine, run in a folder as the platform runs them: on this JDK, and with no input. */
record Program(Path folder, Map<String, String> environment) {

    /** Looks for the program on the PATH that it is given, not on this process's own. */
    private static final List<String> SHELL = List.of("/bin/sh", "-c", "exec \"$@\"", "program");

    private static final long MOST_SECONDS = 240;

    /** Runs it to its end, which must be a good one; answers with what it printed. */
    String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".log");
        Process process = started(command, output);
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String printed = Files.readString(output);
        Files.delete(output);
        assertThat(ended)
                .as("%s in %s ends. It printed: %s", command, folder, printed)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s in %s printed: %s", command, folder, printed)
                .isZero();
        return printed;
    }

    /** Starts it; what it prints goes to a file. */
    Process started(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(SHELL.stream(), command.stream()).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        String java = System.getProperty("java.home");
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", java);
        builder.environment().merge("PATH", "", (path, nothing) -> java + "/bin:" + path);
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
