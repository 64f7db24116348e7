package dev.paved.local.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts, finds again and stops the server process of one data folder. */
record Postmaster(PostgresSettings settings, PostgresCommand command) {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 20;
    private static final long POLL_MILLIS = 25;

    /** The server left running by a process that died, when it listens where it should; else a new one. */
    ProcessHandle adoptOrStart() {
        Optional<PostmasterPid> left = PostmasterPid.living(settings.dataDir());
        if (left.isPresent() && left.get().port() == settings.port()) {
            awaitConnections(left.get().process());
            return left.get().process();
        }
        if (left.isPresent()) {
            stop();
        }
        return start();
    }

    void stop() {
        stop(settings.dataDir(), command);
    }

    static void stop(Path dataDir, PostgresCommand command) {
        command.run(
                "pg_ctl",
                List.of("-D", dataDir.toString(), "-m", "fast", "-w", "-t", "" + STOP_SECONDS, "stop"),
                STOP_SECONDS + 5);
    }

    private ProcessHandle start() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                PostmasterPid.removeStale(settings.dataDir());
                Process process = command.start("postgres", settings.serverOptions());
                if (awaitConnections(process.toHandle())) {
                    return process.toHandle();
                }
                // Backends of a killed server hold its memory for a moment: that is worth another try.
                if (System.nanoTime() > deadline || !retriable(process)) {
                    throw new EmbeddedStartException(command.failure("postgres", process.exitValue()), null);
                }
                TimeUnit.MILLISECONDS.sleep(10 * POLL_MILLIS);
            } catch (IOException e) {
                throw new EmbeddedStartException("PostgreSQL could not be started: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedStartException("Interrupted while PostgreSQL started", e);
            }
        }
    }

    private boolean retriable(Process process) {
        return command.failure("postgres", process.exitValue()).contains("is still in use");
    }

    /** Waits for the first connection; false when the server ended instead. */
    private boolean awaitConnections(ProcessHandle process) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        SQLException last = null;
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var connection = PostgresDatabases.connect(settings, "postgres")) {
                return connection.isValid(5);
            } catch (SQLException e) {
                last = e;
            }
            pause();
        }
        if (!process.isAlive()) {
            return false;
        }
        throw new EmbeddedStartException("PostgreSQL runs but takes no connections; see " + command.log(), last);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("Interrupted while PostgreSQL started", e);
        }
    }
}
