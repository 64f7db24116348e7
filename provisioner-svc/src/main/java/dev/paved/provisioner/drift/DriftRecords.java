package dev.paved.provisioner.drift;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.ObservedEnvironments;
import dev.paved.provisioner.environment.ObservedEnvironments.Observed;
import dev.paved.provisioner.target.Difference;
import dev.paved.provisioner.target.Difference.Place;
import dev.paved.provisioner.target.Presence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes what a look at an environment found: new drifts, those that have changed, and those that are settled. */
@Singleton
class DriftRecords {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ObservedEnvironments environments;
    private final Transactions transactions;
    private final Leases leases;
    private final Drifts drifts;
    private final Operations operations;
    private final InstantSource time;
    private final DriftSettings settings;

    DriftRecords(
            ObservedEnvironments environments,
            Transactions transactions,
            Leases leases,
            Drifts drifts,
            Operations operations,
            InstantSource time,
            DriftSettings settings) {
        this.environments = environments;
        this.transactions = transactions;
        this.leases = leases;
        this.drifts = drifts;
        this.operations = operations;
        this.time = time;
        this.settings = settings;
    }

    /** Writes what was found, unless what is wanted has changed since {@code seen} was read. */
    Requeue write(Observed seen, List<Difference> found, Presence presence, Lease lease) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> environments.isStill(session, seen))
                .chain(still -> still
                        ? drifts.open(session, seen.id())
                                .chain(open -> written(session, seen, open, byPlace(found)))
                                .call(() -> seen.ready()
                                        ? noted(session, seen, presence)
                                        : Uni.createFrom().voidItem())
                        : Uni.createFrom().item(Requeue.now())));
    }

    private Uni<Void> noted(Mutiny.Session session, Observed seen, Presence presence) {
        return drifts.open(session, seen.id()).chain(open -> {
            long accepted =
                    open.stream().filter(row -> row.acceptedUntil != null).count();
            return environments.note(session, seen, presence, accepted, open.size() - accepted);
        });
    }

    private static Map<Place, Difference> byPlace(List<Difference> found) {
        Map<Place, Difference> byPlace = new LinkedHashMap<>();
        found.forEach(one -> byPlace.putIfAbsent(one.place(), one));
        return byPlace;
    }

    private Uni<Requeue> written(
            Mutiny.Session session, Observed seen, List<DriftEntity> open, Map<Place, Difference> found) {
        Map<Place, Difference> unknown = new LinkedHashMap<>(found);
        open.forEach(row -> unknown.remove(row.place()));
        List<String> working = open.stream()
                .filter(row -> row.choice != null)
                .map(row -> row.operation)
                .distinct()
                .toList();
        return each(open, row -> update(session, seen, row, found.get(row.place())))
                .chain(() -> seen.ready()
                        ? each(unknown.values(), one -> drifts.detect(session, seen, one))
                        : Uni.createFrom().voidItem())
                .chain(() -> each(working, operation -> end(session, seen, operation, open)))
                .map(ignored -> next(open));
    }

    private Uni<Void> update(Mutiny.Session session, Observed seen, DriftEntity row, @Nullable Difference found) {
        Instant now = time.instant();
        if (found == null) {
            String how = row.choice == null ? "reverted" : row.choice.resolution();
            var cause = row.cause();
            row.resolve(how, now);
            return session.flush().chain(() -> drifts.settled(session, seen, row, how, cause));
        }
        boolean again = row.isAcceptanceOver(now);
        if (row.is(found) && !again) {
            return Uni.createFrom().voidItem();
        }
        row.become(found, now);
        return session.flush().chain(() -> drifts.tell(session, seen, row));
    }

    /** Ends an operation once nothing is left of it to do, or once it has taken too long. */
    private Uni<Void> end(Mutiny.Session session, Observed seen, String operation, List<DriftEntity> open) {
        List<DriftEntity> own =
                open.stream().filter(row -> operation.equals(row.operation)).toList();
        List<DriftEntity> left = own.stream().filter(row -> row.choice != null).toList();
        if (left.isEmpty()) {
            return operations
                    .step(session, operation, "settle", "all of it is as declared")
                    .chain(() -> operations.succeed(
                            session,
                            operation,
                            Map.of(
                                    "environment",
                                    seen.name(),
                                    "settled",
                                    own.stream().map(DriftRecords::told).toList())));
        }
        return isOverdue(left)
                ? fail(
                        session,
                        seen,
                        left,
                        operation,
                        told(left.getFirst()) + " differs still: it is changed again and again")
                : operations.step(session, operation, "settle", told(left.getFirst()) + " differs still");
    }

    private boolean isOverdue(List<DriftEntity> left) {
        Instant now = time.instant();
        return left.stream().anyMatch(row -> row.deadline != null && !now.isBefore(row.deadline));
    }

    private Uni<Void> fail(
            Mutiny.Session session, Observed seen, List<DriftEntity> left, String operation, String why) {
        left.forEach(row -> row.choice = null);
        return session.flush()
                .chain(() -> operations.fail(
                        session,
                        operation,
                        OperationError.because(
                                "It could not be settled: " + why + ".", "platform env drift " + seen.name())));
    }

    /** Says why what was chosen is not done yet; given up once it has taken too long. */
    Requeue hindered(Observed seen, IOException failure, Lease lease, Duration again) {
        String why = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> drifts.open(session, seen.id()))
                .chain(open -> each(
                        byOperation(open).entrySet(),
                        entry -> isOverdue(entry.getValue())
                                ? fail(session, seen, entry.getValue(), entry.getKey(), why)
                                : operations.step(session, entry.getKey(), "settle", why)))
                .replaceWith(Requeue.after(again)));
    }

    /** The environment ends, and with it what differed in it. */
    Requeue end(Observed seen, Lease lease) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> drifts.open(session, seen.id()))
                .call(open -> each(
                        byOperation(open).entrySet(),
                        entry -> fail(
                                session, seen, entry.getValue(), entry.getKey(), "the environment is being torn down")))
                .chain(open -> {
                    open.forEach(row -> row.resolve("ended", time.instant()));
                    return session.flush();
                })
                .replaceWith(Requeue.settled()));
    }

    private static Map<String, List<DriftEntity>> byOperation(List<DriftEntity> open) {
        Map<String, List<DriftEntity>> working = new HashMap<>();
        open.stream()
                .filter(row -> row.choice != null)
                .forEach(row -> working.computeIfAbsent(row.operation, key -> new ArrayList<>())
                        .add(row));
        return working;
    }

    /** When to look again: soon while something is being done, else when the next acceptance is over. */
    private Requeue next(List<DriftEntity> open) {
        if (open.stream().anyMatch(row -> row.choice != null)) {
            return Requeue.after(AGAIN);
        }
        Optional<Instant> end = open.stream()
                .filter(row -> row.resolvedAt == null)
                .map(row -> row.acceptedUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return end.map(until -> Duration.between(time.instant(), until).plusMillis(1))
                .filter(left -> left.compareTo(settings.fullLook()) < 0)
                .<Requeue>map(Requeue::after)
                .orElseGet(Requeue::settled);
    }

    private static String told(DriftEntity row) {
        return (row.resource + " " + row.field).strip();
    }

    private static <T> Uni<Void> each(Collection<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(List.copyOf(items))
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }
}
