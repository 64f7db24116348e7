package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.rollout.Gate.Overridden;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets deployments wait in line while another rollout of the same service and environment goes on. Only the newest request
 * is worth waiting for: whatever was asked for after one supersedes it, rollbacks too. See ADR 31.
 */
@Singleton
class Queueing {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RolloutBeginning beginning;
    private final Gates gates;
    private final Targets targets;
    private final Transactions transactions;
    private final Transitions transitions;
    private final RolloutFailure failure;
    private final Operations operations;
    private final Outbox outbox;
    private final StateJson states;
    private final DeployerSettings settings;
    private final Reconcilers reconcilers;
    private final InstantSource time;
    private final CrashPoints crash;

    Queueing(
            RolloutBeginning beginning,
            Gates gates,
            Targets targets,
            Transactions transactions,
            Transitions transitions,
            RolloutFailure failure,
            Operations operations,
            Outbox outbox,
            StateJson states,
            DeployerSettings settings,
            Reconcilers reconcilers,
            InstantSource time,
            CrashPoints crash) {
        this.beginning = beginning;
        this.gates = gates;
        this.targets = targets;
        this.transactions = transactions;
        this.transitions = transitions;
        this.failure = failure;
        this.operations = operations;
        this.outbox = outbox;
        this.states = states;
        this.settings = settings;
        this.reconcilers = reconcilers;
        this.time = time;
        this.crash = crash;
    }

    /** Begins the rollout {@code id} at once, or lets it wait where another one goes on. */
    Uni<Decision> beginOrWait(Mutiny.Session session, String id, Plan plan, Cause cause) {
        return targets.claim(session, plan.service(), plan.environment(), plan.environmentType())
                .chain(target -> target.rollout() == null
                        ? beginning.begin(session, id, plan, cause).map(Decision::begun)
                        : Deployments.find(session, target.rollout())
                                .chain(first -> enter(session, id, plan, behind(first.orElseThrow()), cause)));
    }

    /** Lets the rollback {@code id} wait until {@code running}, which was given up for it, is over. */
    Uni<Decision> waitFor(Mutiny.Session session, String id, Plan plan, Deployment running, Cause cause) {
        String message = "Waiting until " + running.version() + ", which " + running.requestedBy()
                + " was rolling out, is given up";
        return enter(session, id, plan, message, cause);
    }

    private Uni<Decision> enter(Mutiny.Session session, String id, Plan plan, String message, Cause cause) {
        Duration limit = settings.queueLimit().plus(settings.rolloutLimit());
        return gates.pass(session, plan)
                .chain(overridden -> operations
                        .open(session, RolloutBeginning.operation(plan), Deployment.subject(id), cause.actor(), limit)
                        .call(operation -> beginning
                                .insert(session, id, plan, new RolloutState.Queued(), overridden, operation.id(), cause)
                                .call(d -> outbox.append(session, d.subject(), RolloutEvents.requested(d), cause))
                                .call(d -> operations.step(session, operation.id(), "queue", message))
                                .call(d -> outbox.append(
                                        session,
                                        d.subject(),
                                        RolloutEvents.progressed(d, "queue", 0, message),
                                        cause))))
                .map(operation -> new Decision(operation, message));
    }

    private static String behind(Deployment first) {
        return "Waiting in line behind " + first.version() + " by " + first.requestedBy() + " since "
                + first.requestedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Lets {@code d} begin if its turn has come, and ends it where there is no use in waiting. */
    Requeue look(Lease lease, Deployment d, RolloutState.Queued queued, Optional<String> over) {
        if (over.isPresent()) {
            return end(lease, d, queued, over.get());
        }
        Optional<Deployment> newer = transactions.run(session -> newer(session, d));
        if (newer.isPresent()) {
            return failure.supersede(lease, d, queued, newer.get()) ? Requeue.settled() : Requeue.now();
        }
        boolean taken = targets.find(d.service(), d.environment())
                .filter(target -> target.rollout() != null)
                .isPresent();
        return taken
                        || !isFirst(
                                transactions.run(session -> Deployments.queued(session, d.service(), d.environment())),
                                d)
                ? Requeue.after(LOOK)
                : leave(lease, d, queued);
    }

    private Requeue leave(Lease lease, Deployment d, RolloutState.Queued queued) {
        crash.at("before-leave");
        boolean left;
        try {
            left = transitions.attempt(lease, d, queued, (session, row) -> leave(session, row, d, queued));
        } catch (RefusedException refusal) {
            return refusal.failure() instanceof Passing
                    ? Requeue.after(LOOK)
                    : end(
                            lease,
                            d,
                            queued,
                            "It could not begin when its turn came. "
                                    + refusal.failure().problem().detail());
        }
        crash.at("after-leave");
        return left ? Requeue.now() : Requeue.after(LOOK);
    }

    /** The target is locked as it is for whoever begins or waits, so that nobody is overtaken unseen. */
    private Uni<Boolean> leave(Mutiny.Session session, DeploymentEntity row, Deployment d, RolloutState.Queued queued) {
        return targets.locked(session, d.service(), d.environment())
                .chain(target -> newer(session, d)
                        .chain(newer -> Deployments.queued(session, d.service(), d.environment())
                                .chain(line -> target.rollout() != null || newer.isPresent() || !isFirst(line, d)
                                        ? Uni.createFrom().item(false)
                                        : begin(session, row, d, target.id(), queued)
                                                .replaceWith(true))));
    }

    private Uni<Void> begin(
            Mutiny.Session session, DeploymentEntity row, Deployment d, String target, RolloutState.Queued queued) {
        Plan plan = plan(d);
        return Services.isRetired(session, d.service())
                .invoke(retired -> {
                    if (retired) {
                        throw new Refusal.Retired(d.service()).thrown();
                    }
                })
                .chain(() -> gates.pass(session, plan))
                .chain(overridden -> {
                    row.keep(plan.terms(), policy -> Overridden.isOf(policy, overridden));
                    row.deadline = time.instant().plus(settings.rolloutLimit());
                    states.write(row, queued.leave());
                    return targets.beginRollout(session, target, d.id())
                            .chain(() -> gates.record(session, plan, overridden, d.cause()));
                });
    }

    private Requeue end(Lease lease, Deployment d, RolloutState.Queued queued, String reason) {
        boolean ended = failure.fail(lease, d, queued, new RolloutFailure.Reason(reason, List.of(), false));
        return ended ? Requeue.settled() : Requeue.now();
    }

    /** Says to what waits behind {@code d} that it is over. */
    void wakeLine(Deployment d) {
        transactions
                .run(session -> Deployments.queued(session, d.service(), d.environment()))
                .forEach(waiting -> reconcilers.wake(Deployments.RECONCILER, waiting.id()));
    }

    /** What supersedes {@code d}: a rollback is by rollbacks alone. */
    private static Uni<Optional<Deployment>> newer(Mutiny.Session session, Deployment d) {
        Uni<Optional<Deployment>> last = isRollback(d)
                ? Deployments.queued(session, d.service(), d.environment())
                        .map(line -> line.stream().filter(Queueing::isRollback).findFirst())
                : Deployments.last(session, d.service(), d.environment());
        return last.map(found -> found.filter(other -> other.position() > d.position()));
    }

    /** Whether it is the turn of {@code d} in {@code line}: whatever was asked for, a rollback comes first. */
    private static boolean isFirst(List<Deployment> line, Deployment d) {
        return isRollback(d) || line.stream().noneMatch(Queueing::isRollback);
    }

    private static boolean isRollback(Deployment d) {
        return d.kind() == DeploymentKind.ROLLBACK;
    }

    private static Plan plan(Deployment d) {
        return new Plan(
                d.service(),
                d.environment(),
                d.environmentType(),
                d.repository(),
                d.version(),
                d.commit(),
                d.kind(),
                d.because(),
                null,
                d.image(),
                d.terms());
    }
}
