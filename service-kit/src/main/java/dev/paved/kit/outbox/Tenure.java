package dev.paved.kit.outbox;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;

/** The time for which this instance may publish a shard, told by its own clock, from before it asked. */
final class Tenure {

    private static final long LENGTH = Leases.DURATION.toNanos();

    private final Lease lease;
    private volatile long renewed;
    private volatile boolean ended;

    /** Begins with a lease that was asked for at {@code asked}, in {@link System#nanoTime}. */
    Tenure(Lease lease, long asked) {
        this.lease = lease;
        this.renewed = asked;
    }

    Lease lease() {
        return lease;
    }

    void renewed(long asked) {
        renewed = asked;
    }

    void end() {
        ended = true;
    }

    /** Whether nobody else may publish yet. */
    boolean lasts() {
        return !ended && System.nanoTime() - renewed < LENGTH;
    }

    /** Whether it should be renewed: a third of it is over, or all. */
    boolean isDue() {
        return ended || System.nanoTime() - renewed > LENGTH / 3;
    }
}
