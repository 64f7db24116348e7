package dev.paved.metrics.board;

import dev.paved.metrics.dora.Ruleset;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The newest metrics of teams and of the organisation. They are computed again when a service has changed, at once where
 * that is cheap; where it is not, so seldom that it takes a tenth of the time.
 */
final class Groups {

    private static final int REST = 9;
    private static final long LONGEST_REST = Duration.ofSeconds(15).toNanos();

    private final AtomicBoolean due = new AtomicBoolean();
    private volatile GroupMetrics present = GroupMetrics.NONE;
    private long computed = System.nanoTime();
    private long took;

    /** A service has changed. */
    void changed() {
        due.set(true);
    }

    /** Nothing is shown here. */
    void clear() {
        present = GroupMetrics.NONE;
    }

    /** Computes them if it is time to; returns after how long it is, zero where nothing is due. */
    Duration refresh(Collection<Row> rows, Ruleset rules, Instant asOf) {
        long now = System.nanoTime();
        long early = computed + Math.min(REST * took, LONGEST_REST) - now;
        if (early > 0) {
            return due.get() ? Duration.ofNanos(early) : Duration.ZERO;
        }
        if (due.getAndSet(false)) {
            present = GroupMetrics.of(rows, rules, asOf);
            computed = System.nanoTime();
            took = computed - now;
        }
        return Duration.ZERO;
    }

    GroupMetrics present() {
        return present;
    }
}
