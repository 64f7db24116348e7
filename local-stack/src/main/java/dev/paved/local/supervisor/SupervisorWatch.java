package dev.paved.local.supervisor;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.DesiredState;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Looks after the supervisor from another process: while the stack is meant to run, there is one. */
public final class SupervisorWatch {
    private static final Logger LOG = System.getLogger(SupervisorWatch.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(10);

    private final PavedHome home;
    private Backoff backoff = Backoff.none();
    private long lastStart = System.nanoTime();

    SupervisorWatch(PavedHome home) {
        this.home = home;
    }

    /** Watches on a thread of its own for as long as this process runs. */
    public static void start(PavedHome home) {
        Thread.ofPlatform().daemon().name("supervisor-watch").start(new SupervisorWatch(home)::watch);
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with one look, there is a next one. */
    void look() throws InterruptedException {
        try {
            if (isMissing()) {
                startAgain();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "The supervisor cannot be started again", e);
        }
    }

    private void startAgain() throws IOException, InterruptedException {
        backoff = backoff.after(Duration.ofNanos(System.nanoTime() - lastStart));
        LOG.log(
                Level.WARNING,
                "The supervisor is gone and is started again after {0} ms",
                "" + backoff.pause().toMillis());
        TimeUnit.MILLISECONDS.sleep(backoff.pause().toMillis());
        if (isMissing()) {
            lastStart = System.nanoTime();
            awaitStarted(SupervisorProcess.start(home, Installation.ofEnvironment()));
        }
    }

    private boolean isMissing() {
        return DesiredState.of(home) == DesiredState.RUNNING && !SupervisorProcess.isAlive(home);
    }

    private void awaitStarted(LiveProcess started) throws InterruptedException {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!SupervisorProcess.isAlive(home) && started.isAlive() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
