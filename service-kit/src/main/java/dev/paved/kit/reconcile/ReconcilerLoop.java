package dev.paved.kit.reconcile;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.LeaseLost;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reconciler's work: each id by one instance at a time, under a lease that is renewed while it works; a failure comes
 * again after a growing pause; everything that has no time of its own is looked at again on a timer with jitter.
 */
final class ReconcilerLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReconcilerLoop.class);
    private static final int AT_ONCE = 16;
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** When to ask again for a lease that another holds: that instance may have died. */
    private static final Duration HELD = Duration.ofSeconds(1);

    private final Reconciler reconciler;
    private final Leases leases;
    private final Transactions transactions;
    private final ScheduledExecutorService timer;
    private final BackgroundLoop resync;
    private final Turns turns = new Turns(AT_ONCE);

    /** What is being looked at, or has a time to be looked at; a computation on an entry is all that changes it. */
    private final Map<String, WorkItem> items = new ConcurrentHashMap<>();

    private volatile boolean closed;

    ReconcilerLoop(Reconciler reconciler, Leases leases, Transactions transactions) {
        this.reconciler = reconciler;
        this.leases = leases;
        this.transactions = transactions;
        this.timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name(reconciler.name() + "-timer").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        long jitter = ThreadLocalRandom.current().nextLong(reconciler.resync().toMillis() / 5 + 1);
        this.resync = new BackgroundLoop(
                reconciler.name() + "-resync", reconciler.resync().plusMillis(jitter), this::lookAtAll);
    }

    void start() {
        resync.start();
    }

    /** Looks at {@code id} now, whatever timer it has. */
    void wake(String id) {
        items.compute(id, (key, present) -> {
            WorkItem item = present == null ? new WorkItem(key) : present;
            if (item.claim()) {
                start(item);
            }
            return item;
        });
    }

    /** Looks at everything that may need it, but for what is being looked at or has a time to be looked at. */
    private void lookAtAll() {
        for (String id : transactions.run(reconciler::pending)) {
            items.computeIfAbsent(id, key -> {
                WorkItem item = new WorkItem(key);
                item.claim();
                start(item);
                return item;
            });
        }
    }

    private void start(WorkItem item) {
        Thread.startVirtualThread(() -> work(item));
    }

    private void work(WorkItem item) {
        Duration next = null;
        turns.take(item.isBegun());
        try {
            next = closed ? null : underLease(item);
        } catch (LeaseLost e) {
            LOG.infof("reconciler=%s id=%s %s", reconciler.name(), item.id, e.getMessage());
        } catch (Throwable e) {
            next = item.failed(FIRST_PAUSE, LONGEST_PAUSE);
            LOG.warnf(e, "reconciler=%s id=%s failed, again in %d ms", reconciler.name(), item.id, next.toMillis());
        } finally {
            turns.end();
            rest(item.id, next);
        }
    }

    /** Looks again at once if there was news meanwhile, else after {@code next}; without either the item goes. */
    private void rest(String id, @Nullable Duration next) {
        items.computeIfPresent(id, (key, item) -> {
            if (item.rest()) {
                start(item);
                return item;
            }
            if (next == null || closed) {
                return null;
            }
            item.comeBack(timer.schedule(() -> wake(key), next.toMillis(), TimeUnit.MILLISECONDS));
            return item;
        });
    }

    private @Nullable Duration underLease(WorkItem item) {
        Optional<Lease> lease = leases.acquire(reconciler.name() + "/" + item.id);
        if (lease.isEmpty()) {
            return HELD;
        }
        long third = Leases.DURATION.toMillis() / 3;
        ScheduledFuture<?> renewal = timer.scheduleAtFixedRate(
                () -> Thread.startVirtualThread(() -> leases.renew(lease.get())), third, third, TimeUnit.MILLISECONDS);
        try {
            Requeue requeue = reconciler.reconcile(item.id, lease.get());
            item.succeeded();
            return switch (requeue) {
                case Requeue.Settled() -> null;
                case Requeue.After(Duration delay) -> delay;
            };
        } finally {
            renewal.cancel(false);
            leases.release(lease.get());
        }
    }

    @Override
    public void close() {
        closed = true;
        resync.close();
        timer.shutdown();
        try {
            turns.awaitAll(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
