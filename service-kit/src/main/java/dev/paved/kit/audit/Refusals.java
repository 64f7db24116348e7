package dev.paved.kit.audit;

import dev.paved.kit.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Records refusals while their requests are answered: a few at once, so that refusing never takes the database away from
 * commands. {@code paved_audit_unrecorded_total} counts those that are not recorded, by reason: {@code anonymous},
 * {@code lost}, and {@code oversized} for a body that is refused before its sender is known.
 */
@Singleton
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final String UNRECORDED = "paved.audit.unrecorded";
    private static final int AT_ONCE = 2;
    private static final int WAITING = 1_000;

    private final Semaphore places = new Semaphore(WAITING);
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Audit audit;
    private final Transactions transactions;
    private final Counter anonymous;
    private final Counter lost;

    Refusals(Audit audit, Transactions transactions, MeterRegistry meters) {
        this.audit = audit;
        this.transactions = transactions;
        this.anonymous = meters.counter(UNRECORDED, "reason", "anonymous");
        this.lost = meters.counter(UNRECORDED, "reason", "lost");
    }

    void countAnonymous() {
        anonymous.increment();
    }

    void record(AuditEntry entry) {
        if (places.tryAcquire()) {
            Thread.startVirtualThread(() -> recordInTurn(entry));
        } else {
            lost(entry, "too many wait to be recorded");
        }
    }

    private void recordInTurn(AuditEntry entry) {
        slots.acquireUninterruptibly();
        try {
            transactions.run(session -> audit.record(session, entry));
        } catch (RuntimeException e) {
            lost(entry, e.toString());
        } finally {
            slots.release();
            places.release();
        }
    }

    private void lost(AuditEntry entry, String why) {
        lost.increment();
        LOG.errorf("request=%s its refusal could not be recorded: %s: %s", entry.requestId(), why, entry);
    }
}
