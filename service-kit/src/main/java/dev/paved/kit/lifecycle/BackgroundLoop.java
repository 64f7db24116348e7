package dev.paved.kit.lifecycle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does one thing again and again on a virtual thread of its own: when woken, and at the latest after its period. A
 * failure, an error too, is logged once until the next success, and the next round tries again.
 */
public final class BackgroundLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Semaphore wakeups = new Semaphore(0);
    private final String name;
    private final Duration period;
    private final Runnable round;
    private final Thread thread;
    private volatile boolean closed;
    private Duration pause;
    private boolean failing;

    /** A loop that waits for {@link #start}. */
    public BackgroundLoop(String name, Duration period, Runnable round) {
        this.name = name;
        this.period = period;
        this.pause = period;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Starts with a first round at once. */
    public void start() {
        thread.start();
    }

    /** Asks for a round now. */
    public void wake() {
        wakeups.release();
    }

    /** For a round that can't do its work yet: the next one is after {@code pause}, unless the period is shorter. */
    public void againIn(Duration pause) {
        this.pause = pause.compareTo(period) < 0 ? pause : period;
    }

    private void run() {
        while (!closed) {
            pause = period;
            try {
                round.run();
                failing = false;
            } catch (Throwable e) {
                logOnce(e);
            }
            await();
        }
    }

    private void logOnce(Throwable e) {
        if (!failing && !closed) {
            LOG.warnf(e, "loop=%s a round failed; the next tries again", name);
        }
        failing = true;
    }

    private void await() {
        try {
            if (!closed && wakeups.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Lets the present round end, within a bound. */
    @Override
    public void close() {
        closed = true;
        wakeups.release();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
