package dev.paved.integrations.subscription;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.stream.EventHistory;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.past.Past;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Puts the past in line again, bit by bit: how far it has come is kept with what was put in line, so that another instance
 * can go on.
 */
@Singleton
class ReplayReconciler implements Reconciler {

    static final String NAME = "subscription-replays";

    private static final int AT_ONCE = 200;
    private static final Duration READING = Duration.ofSeconds(5);

    private final EventCodec codec = new EventCodec();
    private final Transactions transactions;
    private final Leases leases;
    private final Operations operations;
    private final EventHistory history;
    private final DeliveryQueue queue;
    private final DeliveryLoop deliveries;
    private final InstantSource time;

    ReplayReconciler(
            Transactions transactions,
            Leases leases,
            Operations operations,
            EventHistory history,
            DeliveryQueue queue,
            DeliveryLoop deliveries,
            InstantSource time) {
        this.transactions = transactions;
        this.leases = leases;
        this.operations = operations;
        this.history = history;
        this.queue = queue;
        this.deliveries = deliveries;
        this.time = time;
    }

    private record Replay(
            String operation,
            Instant from,
            Instant until,
            @Nullable String cursor) {

        static Stream<Replay> of(@Nullable SubscriptionEntity row) {
            return row == null || row.replayOperation == null
                    ? Stream.of()
                    : Stream.of(new Replay(
                            row.replayOperation,
                            Objects.requireNonNull(row.replayFrom),
                            Objects.requireNonNull(row.replayUntil),
                            row.replayCursor));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery("select id from subscription where replay_operation is not null", String.class)
                .getResultList();
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        List<Replay> asked = Replay.of(transactions.run(session -> session.find(SubscriptionEntity.class, id)))
                .toList();
        if (asked.isEmpty()) {
            return Requeue.settled();
        }
        Replay replay = asked.getFirst();
        if (isOverdue(replay)) {
            transactions.run(session -> leases.guard(session, lease).chain(() -> late(session, id, replay)));
            return Requeue.settled();
        }
        EventHistory.Page page = history.read(replay.from(), replay.cursor(), List.of(), AT_ONCE, READING);
        List<EventEnvelope> events = page.records().stream()
                .map(codec::decode)
                .flatMap(decoded ->
                        decoded instanceof Decoded.Known(EventEnvelope event) ? Stream.of(event) : Stream.empty())
                .filter(event -> event.time().isBefore(replay.until()) && !Past.tells(event))
                .toList();
        transactions.run(
                session -> leases.guard(session, lease).chain(() -> putInLine(session, id, replay, page, events)));
        deliveries.wake(List.of(id));
        return page.last() ? Requeue.settled() : Requeue.now();
    }

    private boolean isOverdue(Replay replay) {
        return operations
                .find(replay.operation())
                .map(Operation::deadline)
                .filter(deadline -> time.instant().isAfter(deadline))
                .isPresent();
    }

    private Uni<Void> putInLine(
            Mutiny.Session session, String id, Replay replay, EventHistory.Page page, List<EventEnvelope> events) {
        return session.find(SubscriptionEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> {
                    if (row == null || !replay.operation().equals(row.replayOperation)) {
                        return Uni.createFrom().voidItem();
                    }
                    if (row.status() == SubscriptionStatus.DISABLED) {
                        row.replayOperation = null;
                        return failed(session, replay, "The subscription was disabled meanwhile. " + row.reason, id);
                    }
                    return putInLine(session, row, events)
                            .chain(() -> page.last()
                                    ? done(session, row, replay)
                                    : goOn(session, row, replay, page.cursor()));
                });
    }

    private Uni<Void> putInLine(Mutiny.Session session, SubscriptionEntity row, List<EventEnvelope> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> queue.putAgain(session, event, row))
                .collect()
                .asList()
                .invoke(added -> row.replayEvents +=
                        added.stream().mapToInt(Integer::intValue).sum())
                .replaceWithVoid();
    }

    private Uni<Void> goOn(Mutiny.Session session, SubscriptionEntity row, Replay replay, String cursor) {
        row.replayCursor = cursor;
        return operations
                .step(session, replay.operation(), "read the past", row.replayEvents + " events put in line")
                .chain(session::flush);
    }

    private Uni<Void> done(Mutiny.Session session, SubscriptionEntity row, Replay replay) {
        row.replayOperation = null;
        row.replayCursor = null;
        return operations
                .succeed(session, replay.operation(), Map.of("events", row.replayEvents))
                .chain(session::flush);
    }

    private Uni<Void> late(Mutiny.Session session, String id, Replay replay) {
        return session.find(SubscriptionEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(row -> {
                    if (row != null && replay.operation().equals(row.replayOperation)) {
                        row.replayOperation = null;
                    }
                })
                .chain(() -> failed(
                        session,
                        replay,
                        "The past was not read in time; what was put in line is sent nevertheless.",
                        id));
    }

    private Uni<Void> failed(Mutiny.Session session, Replay replay, String why, String id) {
        return operations
                .fail(
                        session,
                        replay.operation(),
                        OperationError.because(why, "platform subscription replay " + id + " --from TIME"))
                .chain(session::flush);
    }
}
