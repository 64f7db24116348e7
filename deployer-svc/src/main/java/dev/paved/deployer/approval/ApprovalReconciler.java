package dev.paved.deployer.approval;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.rollout.Passing;
import dev.paved.deployer.rollout.RolloutBeginning;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins what was approved, with all checks made anew as far as other services told, and gives up what nobody decided on in time. */
@Singleton
class ApprovalReconciler implements Reconciler {

    static final String NAME = "approval";

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Approvals approvals;
    private final Decisions decisions;
    private final RolloutBeginning beginning;
    private final Transactions transactions;
    private final Leases leases;
    private final DeployerSettings settings;
    private final InstantSource time;
    private final CrashPoints crash;

    ApprovalReconciler(
            Approvals approvals,
            Decisions decisions,
            RolloutBeginning beginning,
            Transactions transactions,
            Leases leases,
            DeployerSettings settings,
            InstantSource time,
            CrashPoints crash) {
        this.approvals = approvals;
        this.decisions = decisions;
        this.beginning = beginning;
        this.transactions = transactions;
        this.leases = leases;
        this.settings = settings;
        this.time = time;
        this.crash = crash;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return approvals.open(session);
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        ApprovalEntity row = transactions.run(session -> session.find(ApprovalEntity.class, id));
        if (row == null || !row.state.isOpen()) {
            return Requeue.settled();
        }
        return row.state == ApprovalState.APPROVED ? begin(row, lease) : await(row, lease);
    }

    private Requeue await(ApprovalEntity waiting, Lease lease) {
        Duration left = Duration.between(time.instant(), waiting.expiresAt);
        if (left.isPositive()) {
            return Requeue.after(left.compareTo(LONGEST) < 0 ? left : LONGEST);
        }
        change(waiting, lease, decisions::expire);
        return Requeue.settled();
    }

    private Requeue begin(ApprovalEntity approved, Lease lease) {
        crash.at("before-begin");
        try {
            change(approved, lease, this::begin);
        } catch (RefusedException refusal) {
            return refused(approved, lease, refusal);
        }
        crash.at("after-begin");
        beginning.wake(approved.id);
        return Requeue.settled();
    }

    private Uni<Void> begin(Mutiny.Session session, ApprovalEntity row) {
        row.state = ApprovalState.BEGUN;
        return Environments.isGone(session, row.environment, row.requestedAt)
                .invoke(gone -> refuseIf(
                        gone,
                        "The environment '" + row.environment + "' was destroyed meanwhile.",
                        "platform env list"))
                .chain(() -> Services.isRetired(session, row.service))
                .invoke(retired -> refuseIf(
                        retired,
                        "The service '" + row.service + "' was retired meanwhile.",
                        "platform service show " + row.service))
                .chain(() -> beginning.resume(session, row.id, row.plan(), row.operation, row.cause()));
    }

    private static void refuseIf(boolean over, String why, String next) {
        if (over) {
            throw new RefusedException(new Conflict(why, next));
        }
    }

    /** What passes by itself is waited for, as long as a rollout may take. */
    private Requeue refused(ApprovalEntity approved, Lease lease, RefusedException refusal) {
        Problem problem = refusal.failure().problem();
        Instant decided = approved.decidedAt == null ? approved.requestedAt : approved.decidedAt;
        boolean passes = refusal.failure() instanceof Passing;
        if (passes && time.instant().isBefore(decided.plus(settings.rolloutLimit()))) {
            return Requeue.after(LOOK);
        }
        change(approved, lease, (session, row) -> decisions.refuse(session, row, problem.detail(), problem.next()));
        return Requeue.settled();
    }

    /** Does {@code change} under the lease, if the row is still in the state that was seen. */
    private void change(
            ApprovalEntity seen, Lease lease, BiFunction<Mutiny.Session, ApprovalEntity, Uni<Void>> change) {
        transactions.<Void>run(session -> leases.guard(session, lease)
                .chain(() -> approvals.locked(session, seen.id))
                .chain(row -> row.state != seen.state
                        ? Uni.createFrom().voidItem()
                        : change.apply(session, row).call(() -> session.flush())));
    }
}
