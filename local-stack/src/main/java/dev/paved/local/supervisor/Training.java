package dev.paved.local.supervisor;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.ProcessStatus.State;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One extra run of a process that leaves a start-up cache.
 *
 * @param places how many processes may train at once: each takes a core and much memory for a while
 * @param wanted whether the process is still meant to run
 */
record Training(ProcessSpec spec, KeptStatus status, Semaphore places, BooleanSupplier wanted) {
    private static final Logger LOG = System.getLogger(Training.class.getName());
    private static final Duration LASTS = Duration.ofSeconds(60);
    private static final Duration ENDS = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;

    /** Returns when the run has ended. */
    void run() throws IOException, InterruptedException {
        status.say(State.TRAINING, null, "first start: waits to prepare quick starts");
        places.acquire();
        try {
            if (wanted.getAsBoolean()) {
                train();
            }
        } finally {
            places.release();
        }
    }

    private void train() throws IOException, InterruptedException {
        LiveProcess process = spec.launch().training().start();
        status.say(State.TRAINING, process, "first start: preparing quick starts");
        long deadline = System.nanoTime() + LASTS.toNanos();
        while (wanted.getAsBoolean()
                && process.isAlive()
                && System.nanoTime() < deadline
                && spec.health().ask(process) != Health.Answer.READY) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        process.stop(wanted.getAsBoolean() ? ENDS : spec.drain());
        if (wanted.getAsBoolean()) {
            keep();
        }
    }

    private void keep() {
        try {
            spec.launch().trained();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} starts without a cache: {1}", spec.name(), e.getMessage());
        }
    }
}
