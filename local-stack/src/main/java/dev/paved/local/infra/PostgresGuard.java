package dev.paved.local.infra;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.process.LiveProcess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps PostgreSQL running: a server that ends by itself, killed ones included, is started again on its data. */
final class PostgresGuard implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PostgresGuard.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int MOST_FAILURES = 5;

    private final PostgresSettings settings;
    private final InfraReport report;
    private EmbeddedPostgres postgres;
    private boolean closing;

    private PostgresGuard(PostgresSettings settings, InfraReport report) {
        this.settings = settings;
        this.report = report;
        this.postgres = EmbeddedPostgres.start(settings);
        report.up(InfraReport.POSTGRES);
    }

    static PostgresGuard start(PostgresSettings settings, InfraReport report) {
        var guard = new PostgresGuard(settings, report);
        Thread.ofPlatform().daemon().name("postgres-guard").start(guard::watch);
        return guard;
    }

    private void watch() {
        while (!isClosing()) {
            try {
                LiveProcess.of(server().process()).awaitEnd(LOOK_EVERY);
                report.catchUp();
                restartIfEnded();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "PostgreSQL could not be looked after for a moment", e);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private synchronized void restartIfEnded() {
        if (!closing && !LiveProcess.of(postgres.process()).isAlive()) {
            restart();
        }
    }

    private synchronized EmbeddedPostgres server() {
        return postgres;
    }

    private void restart() {
        report.say(InfraReport.POSTGRES, "restarting");
        for (int failures = 0; ; failures++) {
            try {
                LOG.log(Level.WARNING, "PostgreSQL ended by itself and is started again: pid={0}", pid());
                postgres = EmbeddedPostgres.start(settings);
                report.up(InfraReport.POSTGRES);
                LOG.log(Level.INFO, "PostgreSQL runs again: pid={0}", pid());
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "PostgreSQL did not start again: " + e.getMessage());
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                if (failures == MOST_FAILURES) {
                    Runtime.getRuntime().halt(1);
                }
            }
        }
    }

    private String pid() {
        return Long.toString(postgres.process().pid());
    }

    @Override
    public synchronized void close() {
        closing = true;
        postgres.close();
    }
}
