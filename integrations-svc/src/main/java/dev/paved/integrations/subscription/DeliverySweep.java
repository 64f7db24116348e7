package dev.paved.integrations.subscription;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Forgets what was sent, and what was given up or waits for longer than anything is kept, with its attempts. */
@ApplicationScoped
class DeliverySweep {

    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BATCH = 1_000;

    private final BackgroundLoop loop = new BackgroundLoop("delivery-sweep", PERIOD, this::sweep);
    private final Transactions transactions;
    private final Duration kept;

    DeliverySweep(Transactions transactions, SubscriptionConfig config) {
        this.transactions = transactions;
        this.kept = config.kept();
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(4) ShutdownEvent event) {
        loop.close();
    }

    void sweep() {
        forget("""
                delete from delivery as d using (
                    select d.subscription, d.event from outgoing_event as e join delivery as d on d.event = e.id
                     where e.created_at < now() - :kept * interval '1 second'
                     order by e.created_at limit :batch for update of e, d skip locked) as old
                 where d.subscription = old.subscription and d.event = old.event""");
        forget("""
                delete from outgoing_event where id in (
                    select id from outgoing_event as e where created_at < now() - :kept * interval '1 second'
                       and not exists (select from delivery where event = e.id)
                     order by created_at limit :batch for update skip locked)""");
    }

    /** Runs {@code batch} until there is not a whole one: an event may be in the lines of very many. */
    private void forget(String batch) {
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = transactions.run(session -> session.createNativeQuery(batch)
                    .setParameter("kept", kept.toSeconds())
                    .setParameter("batch", BATCH)
                    .executeUpdate());
        }
    }
}
