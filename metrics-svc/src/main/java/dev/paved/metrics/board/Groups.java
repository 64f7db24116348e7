package dev.paved.metrics.board;

import dev.paved.metrics.dora.Ruleset;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * The newest metrics of teams and of the organisation. They are computed again when a service has changed, at once where
 * that is cheap; where it is not, so seldom that it takes a tenth of the time.
 */
final class Groups {

    private static final int REST = 9;
    private static final long LONGEST_REST = Duration.ofSeconds(15).toNanos();

    private volatile GroupMetrics present = GroupMetrics.NONE;
    private boolean due;
    private long computed = System.nanoTime();
    private long took;

    /** A service has changed. */
    void changed() {
        due = true;
    }

    /** Nothing is shown here. */
    void clear() {
        present = GroupMetrics.NONE;
    }

    void refresh(Collection<Row> rows, Ruleset rules, Instant asOf) {
        long now = System.nanoTime();
        if (due && now - computed >= Math.min(REST * took, LONGEST_REST)) {
            due = false;
            present = GroupMetrics.of(rows, rules, asOf);
            computed = System.nanoTime();
            took = computed - now;
        }
    }

    GroupMetrics present() {
        return present;
    }
}
