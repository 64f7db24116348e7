package dev.paved.kit.reconcile;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So much is worked on at a time; the rest waits. What was begun comes before what is new, so that of many things the first
 * are done early and not all at the end; but nothing waits for ever: only for what begins to wait within a bound.
 */
final class Turns {

    private static final long HEAD_START = TimeUnit.SECONDS.toNanos(30);

    private final long begin = System.nanoTime();
    private final int all;
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::rank));
    private int free;

    Turns(int all) {
        this.all = all;
        this.free = all;
    }

    private record Waiter(long rank, Semaphore turn) {}

    /** Waits for a turn; {@code begun} says that this is not the first one. */
    void take(boolean begun) {
        Waiter waiter;
        synchronized (this) {
            if (free > 0) {
                free--;
                return;
            }
            waiter = new Waiter(System.nanoTime() - begin - (begun ? HEAD_START : 0), new Semaphore(0));
            waiters.add(waiter);
        }
        waiter.turn().acquireUninterruptibly();
    }

    /** Ends a turn. */
    synchronized void end() {
        Waiter next = waiters.poll();
        if (next == null) {
            free++;
            notifyAll();
        } else {
            next.turn().release();
        }
    }

    /** Waits until nothing is worked on, {@code patience} at most. */
    synchronized void awaitAll(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (free < all) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
