package dev.paved.catalog.scaffold;

import dev.paved.catalog.scaffold.ScaffoldRun.Next;
import dev.paved.catalog.scaffold.ScaffoldSteps.Advance;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.template.Action;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Makes services, one step of their golden path a look: each step finds its own earlier result, and a failure turns it round. */
@Singleton
class ScaffoldReconciler implements Reconciler {

    static final String NAME = "scaffold";

    private static final Logger LOG = Logger.getLogger(ScaffoldReconciler.class);

    private final Transactions transactions;
    private final Leases leases;
    private final Operations operations;
    private final Scaffolds scaffolds;
    private final ScaffoldRun runs;
    private final ScaffoldSteps steps;
    private final ScaffoldEnding ending;
    private final InstantSource time;
    private final CrashPoints crash;

    ScaffoldReconciler(
            Transactions transactions,
            Leases leases,
            Operations operations,
            Scaffolds scaffolds,
            ScaffoldRun runs,
            ScaffoldSteps steps,
            ScaffoldEnding ending,
            InstantSource time,
            CrashPoints crash) {
        this.transactions = transactions;
        this.leases = leases;
        this.operations = operations;
        this.scaffolds = scaffolds;
        this.runs = runs;
        this.steps = steps;
        this.ending = ending;
        this.time = time;
        this.crash = crash;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return scaffolds.unfinished(session);
    }

    @Override
    public Requeue reconcile(String operation, Lease lease) {
        Optional<Scaffold> found = guarded(lease, session -> scaffolds.find(session, operation));
        return found.map(scaffold -> look(scaffold, lease)).orElseGet(Requeue::settled);
    }

    private Requeue look(Scaffold scaffold, Lease lease) {
        try {
            if (scaffold.direction() == ScaffoldDirection.UNDO) {
                return undo(scaffold, lease);
            }
            if (time.instant().isAfter(scaffold.deadline())) {
                throw new ScaffoldFailed(
                        "It was not done within " + Scaffolds.LIMIT.toMinutes() + " minutes.",
                        "Try again; platform logs catalog shows what held it up.");
            }
            return forward(scaffold, lease);
        } catch (ScaffoldFailed e) {
            LOG.warnf(
                    "operation=%s service=%s undone: %s",
                    scaffold.operation(), scaffold.service().name(), e);
            return giveUp(scaffold, lease, e);
        } catch (IOException e) {
            LOG.warnf(
                    e,
                    "operation=%s service=%s undone",
                    scaffold.operation(),
                    scaffold.service().name());
            return giveUp(
                    scaffold,
                    lease,
                    new ScaffoldFailed(
                            "Making its files failed: " + e + ".",
                            "See whether there is room and permission for files there, then try again."));
        }
    }

    /** Waiting is given up at once where it would end too late. */
    private Requeue wait(Scaffold scaffold, String step, ScaffoldWaits waits, Lease lease) {
        Instant then = time.instant().plus(waits.pause());
        LOG.infof(
                "operation=%s service=%s waits until %s: %s",
                scaffold.operation(), scaffold.service().name(), then, waits.getMessage());
        if (scaffold.direction() == ScaffoldDirection.FORWARD && then.isAfter(scaffold.deadline())) {
            return giveUp(
                    scaffold,
                    lease,
                    new ScaffoldFailed(
                            waits.getMessage() + ". That is not expected to pass before " + scaffold.deadline() + ".",
                            "Try again after " + then.truncatedTo(ChronoUnit.SECONDS) + "."));
        }
        guarded(lease, session -> operations.step(session, scaffold.operation(), step, waits.getMessage()));
        return Requeue.after(waits.pause());
    }

    private Requeue forward(Scaffold scaffold, Lease lease) throws ScaffoldFailed, IOException {
        Next next = runs.next(scaffold);
        show(scaffold, next, lease);
        try {
            return forward(scaffold, next, lease);
        } catch (ScaffoldWaits e) {
            return wait(scaffold, next.step().name(), e, lease);
        }
    }

    private Requeue forward(Scaffold scaffold, Next next, Lease lease)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        crash.at("scaffold-begun-" + next.step().id());
        if (next.step().action() == Action.REGISTER) {
            ending.register(scaffold, next.path(), lease);
            return Requeue.settled();
        }
        Advance advance = steps.take(scaffold, next, lease);
        if (next.said().isPresent()) {
            show(scaffold, next, lease);
        }
        String commit = advance.commit();
        guarded(
                lease,
                session -> commit == null
                        ? scaffolds.advance(session, scaffold, advance.position(), advance.outputs())
                        : scaffolds.placed(session, scaffold, advance.position(), advance.outputs(), commit));
        return Requeue.now();
    }

    private void show(Scaffold scaffold, Next next, Lease lease) {
        guarded(
                lease,
                session -> operations.step(
                        session,
                        scaffold.operation(),
                        next.step().name(),
                        next.said().orElse(null)));
    }

    private Requeue giveUp(Scaffold scaffold, Lease lease, ScaffoldFailed failure) {
        guarded(lease, session -> scaffolds.giveUp(session, scaffold, failure));
        return Requeue.now();
    }

    private Requeue undo(Scaffold scaffold, Lease lease) {
        try {
            ending.undo(scaffold, lease);
            return Requeue.settled();
        } catch (ScaffoldWaits e) {
            return wait(scaffold, "Undo", e, lease);
        } catch (IOException e) {
            throw new UncheckedIOException("undoing will be tried again", e);
        }
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T guarded(
            Lease lease, Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(session -> leases.guard(session, lease).chain(() -> work.apply(session)));
    }
}
