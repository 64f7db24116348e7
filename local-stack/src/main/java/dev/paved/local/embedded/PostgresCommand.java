package dev.paved.local.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs, which refuse to run as root: then in a user namespace of their own. */
record PostgresCommand(PostgresBinaries binaries, Path log) {

    Process start(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        var appended = ProcessBuilder.Redirect.appendTo(log.toFile());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(appended);
        builder.redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    void run(String program, List<String> arguments, long timeoutSeconds) {
        try {
            Process process = start(program, arguments);
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedStartException(
                        program + " did not end in " + timeoutSeconds + " s; see " + log, null);
            }
            if (process.exitValue() != 0) {
                throw new EmbeddedStartException(failure(program, process.exitValue()), null);
            }
        } catch (IOException e) {
            throw new EmbeddedStartException(program + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("Interrupted while " + program + " ran", e);
        }
    }

    String failure(String program, int exitCode) {
        return program + " failed with exit code " + exitCode + "; see " + log + ", which ends with:\n" + lastLines();
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
