package dev.paved.cli.database;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's terminal, started in place of this program as far as one can. */
final class Psql {
    private Psql() {}

    /** Where it is on the PATH. */
    static Optional<Path> found(Shell shell) {
        return shell.variable("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "psql"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Runs it on this terminal, and answers its exit code. The password is in its environment, which others can't see. */
    static int run(Path psql, Json address) {
        ProcessBuilder builder = new ProcessBuilder(psql.toString()).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", address.text("host"),
                        "PGPORT", address.text("port"),
                        "PGDATABASE", address.text("database"),
                        "PGUSER", address.text("user"),
                        "PGPASSWORD", address.text("password")));
        try {
            return ended(builder.start());
        } catch (IOException e) {
            throw Failure.of(ExitCode.ERROR, psql + " can't be started.", String.valueOf(e.getMessage()), "add --print")
                    .thrown();
        }
    }

    /** Ctrl-C is psql's, to cancel a query: it ends this program too, but not before psql. */
    private static int ended(Process process) {
        Thread patience = new Thread(() -> waitFor(process));
        Runtime.getRuntime().addShutdownHook(patience);
        int code = waitFor(process);
        try {
            Runtime.getRuntime().removeShutdownHook(patience);
        } catch (IllegalStateException ending) {
            return code;
        }
        return code;
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.ERROR.code();
        }
    }
}
