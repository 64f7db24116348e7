package dev.paved.kit.reconcile;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Something to look at: being worked on, being worked on with news that came meanwhile, or waiting for its time. For one
 * thread at a time.
 */
final class WorkItem {

    final String id;
    private volatile boolean begun;
    private boolean busy;
    private boolean news;
    private int failures;
    private @Nullable Future<?> timer;

    WorkItem(String id) {
        this.id = id;
    }

    /** True when the caller is to do the work; else whoever does it is told that there is news. */
    boolean claim() {
        if (busy) {
            news = true;
            return false;
        }
        busy = true;
        comeBack(null);
        return true;
    }

    /** Keeps {@code next} as the only timer of this item. */
    void comeBack(@Nullable Future<?> next) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = next;
    }

    /** Ends the work, unless there was news meanwhile: then it is true, and the caller is to do the work again. */
    boolean rest() {
        begun = true;
        busy = news;
        news = false;
        return busy;
    }

    /** Whether it has been worked on before. */
    boolean isBegun() {
        return begun;
    }

    void succeeded() {
        failures = 0;
    }

    /** The pause after one more failure. */
    Duration failed(Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
