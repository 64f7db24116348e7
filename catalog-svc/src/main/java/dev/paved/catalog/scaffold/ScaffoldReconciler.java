package dev.paved.catalog.scaffold;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Makes services, one step a look: each step finds its own earlier result, and a failure turns it round. */
@Singleton
class ScaffoldReconciler implements Reconciler {

    static final String NAME = "scaffold";

    private static final Logger LOG = Logger.getLogger(ScaffoldReconciler.class);

    private final Transactions transactions;
    private final Leases leases;
    private final Operations operations;
    private final Scaffolds scaffolds;
    private final RepositoryMaker maker;
    private final ScaffoldEnding ending;
    private final InstantSource time;
    private final CrashPoints crash;

    ScaffoldReconciler(
            Transactions transactions,
            Leases leases,
            Operations operations,
            Scaffolds scaffolds,
            RepositoryMaker maker,
            ScaffoldEnding ending,
            InstantSource time,
            CrashPoints crash) {
        this.transactions = transactions;
        this.leases = leases;
        this.operations = operations;
        this.scaffolds = scaffolds;
        this.maker = maker;
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
        Optional<Scaffold> found = guarded(
                lease,
                session -> scaffolds
                        .find(session, operation)
                        .call(scaffold -> scaffold.filter(s -> s.step() != ScaffoldStep.UNDO)
                                .map(s -> operations.step(session, operation, s.step().title, null))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
        return found.map(scaffold -> step(scaffold, lease)).orElseGet(Requeue::settled);
    }

    private Requeue step(Scaffold scaffold, Lease lease) {
        try {
            if (scaffold.step() == ScaffoldStep.UNDO) {
                return undo(scaffold, lease);
            }
            if (time.instant().isAfter(scaffold.deadline())) {
                throw new ScaffoldFailed(
                        "It was not done within " + Scaffolds.LIMIT.toMinutes() + " minutes. Nothing was left behind.",
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
                            scaffold.step().title + " failed: " + e + ". Nothing was left behind.",
                            "See whether there is room and permission for files there, then try again."));
        }
    }

    private Requeue forward(Scaffold scaffold, Lease lease) throws ScaffoldFailed, IOException {
        return switch (scaffold.step()) {
            case RENDER -> {
                maker.render(scaffold.service(), lease.epoch());
                crash.at("scaffold-rendered");
                yield advance(scaffold, lease, ScaffoldStep.REPOSITORY);
            }
            case REPOSITORY -> place(scaffold, lease);
            case REGISTER -> {
                ending.register(scaffold, lease);
                yield Requeue.settled();
            }
            case UNDO -> throw new IllegalStateException("undoing is not going forward");
        };
    }

    private Requeue place(Scaffold scaffold, Lease lease) throws ScaffoldFailed, IOException {
        if (!maker.isRendered(scaffold.service())) {
            return advance(scaffold, lease, ScaffoldStep.RENDER);
        }
        String commit = maker.create(scaffold.service(), lease.epoch());
        crash.at("scaffold-placed");
        guarded(lease, session -> scaffolds.placed(session, scaffold, commit));
        return Requeue.now();
    }

    private Requeue advance(Scaffold scaffold, Lease lease, ScaffoldStep step) {
        guarded(lease, session -> scaffolds.advance(session, scaffold, step));
        return Requeue.now();
    }

    private Requeue giveUp(Scaffold scaffold, Lease lease, ScaffoldFailed failure) {
        guarded(lease, session -> scaffolds.giveUp(session, scaffold, failure));
        return Requeue.now();
    }

    private Requeue undo(Scaffold scaffold, Lease lease) {
        try {
            maker.undo(scaffold.service());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("undoing will be tried again", e);
        }
        ending.fail(scaffold, lease);
        return Requeue.settled();
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T guarded(
            Lease lease, Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(session -> leases.guard(session, lease).chain(() -> work.apply(session)));
    }
}
