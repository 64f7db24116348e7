package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.OutboundConfig;
import dev.paved.integrations.subscription.Deliveries.Claimed;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Sends what is due in the line of a subscription. A step only claims deliveries and begins to send them: it never waits for
 * a receiver, so that a slow one costs nobody else anything. What came of each is written down when it is known, under its
 * claim, which outlives the lease of the step.
 */
@Singleton
class DeliveryReconciler implements Reconciler {

    static final String NAME = "subscriptions";

    private static final Logger LOG = Logger.getLogger(DeliveryReconciler.class);

    /** What is due later is found by the next full look. */
    private static final Duration NEAR = Duration.ofSeconds(15);

    /** How much longer a claim lasts than sending may take: for writing down what came of it. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final Leases leases;
    private final Deliveries deliveries;
    private final AttemptRecorder recorder;
    private final Secrets secrets;
    private final Sender sender;
    private final Reconcilers reconcilers;
    private final InstantSource time;
    private final Duration requestLimit;
    private final int atOnce;

    DeliveryReconciler(
            Transactions transactions,
            Leases leases,
            Deliveries deliveries,
            AttemptRecorder recorder,
            Secrets secrets,
            Sender sender,
            Reconcilers reconcilers,
            InstantSource time,
            OutboundConfig outbound,
            SubscriptionConfig config) {
        this.transactions = transactions;
        this.leases = leases;
        this.deliveries = deliveries;
        this.recorder = recorder;
        this.secrets = secrets;
        this.sender = sender;
        this.reconcilers = reconcilers;
        this.time = time;
        this.requestLimit = outbound.limit();
        this.atOnce = config.atOnce();
    }

    private record Batch(
            SubscriptionEntity subscription,
            List<SigningSecret> signing,
            UUID claim,
            List<Claimed> claimed,
            List<Long> next) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return deliveries.pending(session);
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        List<Batch> batch = transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.createQuery("from SubscriptionEntity where id = :id", SubscriptionEntity.class)
                        .setParameter("id", id)
                        .setReadOnly(true)
                        .getSingleResultOrNull())
                .chain(row -> row == null || row.status() != SubscriptionStatus.ACTIVE
                        ? Uni.createFrom().item(List.of())
                        : claim(session, row).map(List::of)));
        if (batch.isEmpty()) {
            return Requeue.settled();
        }
        send(batch.getFirst());
        return batch.getFirst().next().stream()
                .map(Duration::ofMillis)
                .filter(wait -> wait.compareTo(NEAR) <= 0)
                .findFirst()
                .map(wait -> Requeue.after(wait.plusMillis(1)))
                .orElseGet(Requeue::settled);
    }

    private Uni<Batch> claim(Mutiny.Session session, SubscriptionEntity row) {
        // Nothing is claimed that could not be signed: another instance may have the key.
        List<SigningSecret> signing = secrets.open(row, time.instant());
        UUID claim = UUID.randomUUID();
        if (row.notBefore != null && time.instant().isBefore(row.notBefore)) {
            long wait = Duration.between(time.instant(), row.notBefore).toMillis();
            return Uni.createFrom().item(new Batch(row, signing, claim, List.of(), List.of(wait)));
        }
        int places = row.failingSince == null ? row.target().atOnce(atOnce) : 1;
        return deliveries
                .inFlight(session, row.id)
                .chain(sent -> sent >= places
                        ? Uni.createFrom().item(List.<Claimed>of())
                        : deliveries.claim(session, row.id, claim, places - sent, claimLimit(row)))
                .chain(claimed ->
                        deliveries.next(session, row.id).map(next -> new Batch(row, signing, claim, claimed, next)));
    }

    private Duration claimLimit(SubscriptionEntity row) {
        return requestLimit.multipliedBy(row.target().requests()).plus(MARGIN);
    }

    private void send(Batch batch) {
        if (batch.claimed().isEmpty()) {
            return;
        }
        SubscriptionEntity row = batch.subscription();
        for (Claimed delivery : batch.claimed()) {
            sender.send(row, batch.signing(), delivery.event(), delivery.body())
                    .emitOn(Thread::startVirtualThread)
                    .invoke(attempt -> record(row.id, delivery.event(), batch.claim(), attempt))
                    .subscribe()
                    .with(
                            attempt -> reconcilers.wake(NAME, row.id),
                            failure -> LOG.warnf(
                                    failure,
                                    "subscription=%s event=%s what came of it is not written down; it is sent again",
                                    row.id,
                                    delivery.event()));
        }
    }

    private void record(String subscription, UUID event, UUID claim, Attempt attempt) {
        transactions.<Void>run(session -> recorder.record(session, subscription, event, claim, attempt));
    }
}
