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
    private static final int VALID_SECONDS = 5;

    /** The server left running by a process that died, when it listens where it should; else a new one. */
    ProcessHandle adoptOrStart() {
        Optional<ProcessHandle> left = PostmasterPid.living(settings.dataDir())
                .filter(server -> server.port() == settings.port())
                .map(PostmasterPid::process)
                .filter(this::awaitConnections);
        if (left.isPresent()) {
            return left.get();
        }
        if (PostmasterPid.living(settings.dataDir()).isPresent()) {
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
                String failure = command.failure("postgres", process.waitFor());
                // Backends of a killed server hold its memory for a moment: that is worth another try.
                if (System.nanoTime() > deadline || !failure.contains("is still in use")) {
                    throw new EmbeddedStartException(failure, null);
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

    /** Waits for the first connection; false when the server ended instead. */
    private boolean awaitConnections(ProcessHandle process) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        SQLException last = null;
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var connection = PostgresDatabases.connect(settings, "postgres")) {
                if (connection.isValid(VALID_SECONDS)) {
                    return true;
                }
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
