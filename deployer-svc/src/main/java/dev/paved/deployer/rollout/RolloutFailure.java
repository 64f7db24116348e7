package dev.paved.deployer.rollout;

import dev.paved.deployer.local.Migration;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends rollouts badly, each with its events and its operation in one transaction. */
@Singleton
class RolloutFailure {

    private final Transitions transitions;
    private final Targets targets;
    private final Operations operations;
    private final Outbox outbox;
    private final StateJson states;
    private final InstantSource time;

    RolloutFailure(
            Transitions transitions,
            Targets targets,
            Operations operations,
            Outbox outbox,
            StateJson states,
            InstantSource time) {
        this.transitions = transitions;
        this.targets = targets;
        this.operations = operations;
        this.outbox = outbox;
        this.states = states;
        this.time = time;
    }

    /**
     * Why a version is given up.
     *
     * @param words why, in sentences
     * @param log its last lines
     * @param undone whether what served before took its place again
     */
    record Reason(String words, List<String> log, boolean undone) {}

    /** Gives the version up, which does not serve yet; false, and nothing happened, when it does. */
    boolean fail(Lease lease, Deployment d, RolloutState.Undecided from, Reason because) {
        return transitions.attempt(
                lease,
                d,
                from,
                (session, row) -> targets.locked(session, d.service(), d.environment())
                        .chain(target -> target.serves(d.id())
                                ? Uni.createFrom().item(false)
                                : desirePrevious(session, target, row)
                                        .chain(() -> end(session, row, target, from, because))
                                        .replaceWith(true)));
    }

    private Uni<Void> end(
            Mutiny.Session session, DeploymentEntity row, Target target, RolloutState.Undecided from, Reason because) {
        boolean served = from.served();
        Optional<Desired> before = target.wanted().filter(wanted -> because.undone());
        before.ifPresent(previous -> previously(row, previous));
        String again = before.map(previous -> " " + previous.version() + " serves again.")
                .orElse("");
        Optional<Instant> since = before.map(previous -> time.instant());
        return end(
                session,
                row,
                from.fail(because.words() + again, because.log(), time.instant()),
                served || target.mayHaveServed(row.id),
                since);
    }

    /** Notes what served before {@code row}. */
    static void previously(DeploymentEntity row, Desired previous) {
        row.previousDeployment = previous.deployment();
        row.previousVersion = previous.version();
        row.previousCommit = previous.commit();
    }

    /** Gives what waits in line up for {@code newer}; false, and nothing happened, when there is news of it. */
    boolean supersede(Lease lease, Deployment d, RolloutState.Queued from, Deployment newer) {
        return transitions.attempt(lease, d, from, (session, row) -> {
            row.supersededBy = newer.id();
            RolloutState.Failed to = from.fail(Outcome.superseded(newer), List.of(), time.instant());
            return end(session, row, to, false, Optional.empty()).replaceWith(true);
        });
    }

    /** Makes what served before the version what should serve again, and all requests its own. */
    void goBack(Lease lease, Deployment d, RolloutState from, RolloutState.Returning to) {
        String message = "Requests go back to " + d.previousVersion() + ". " + to.reason();
        transitions.take(
                lease,
                d,
                from,
                to,
                (session, row) -> targets.locked(session, d.service(), d.environment())
                        .chain(target ->
                                desirePrevious(session, target, row).chain(() -> targets.unshare(session, target.id())))
                        .chain(() -> operations.step(session, d.operation(), "return", message))
                        .chain(() -> outbox.append(
                                session, d.subject(), RolloutEvents.progressed(d, "return", 100, message), d.cause())));
    }

    /** Ends a rollout that went back, or could not. */
    void end(Lease lease, Deployment d, RolloutState.Returning from) {
        transitions.attempt(
                lease,
                d,
                from,
                (session, row) -> targets.locked(session, d.service(), d.environment())
                        .chain(target -> {
                            Optional<Instant> since =
                                    Optional.ofNullable(row.previousDeployment).flatMap(target::servesSince);
                            return end(session, row, from.fail(since.isPresent(), row.previousVersion), true, since);
                        })
                        .replaceWith(true));
    }

    private Uni<Void> end(
            Mutiny.Session session,
            DeploymentEntity row,
            RolloutState.Failed ended,
            boolean reachedUsers,
            Optional<Instant> previousServesSince) {
        Migration migration = row.migration();
        RolloutState.Failed to = migration == null || migration.reversible()
                ? ended
                : ended.with(migration.caution(row.previousVersion));
        states.write(row, to);
        row.finishedAt = to.at();
        row.reason = to.reason();
        Deployment d = Deployment.of(row);
        OperationError error = new OperationError(to.reason(), Outcome.next(d), to.log());
        return targets.endRollout(session, Target.id(d.service(), d.environment()), d.id())
                .chain(() ->
                        outbox.append(session, d.subject(), RolloutEvents.failed(d, to, reachedUsers), d.endCause()))
                .chain(() -> previousServesSince
                        .filter(since -> reachedUsers)
                        .map(since ->
                                outbox.append(session, d.subject(), RolloutEvents.wentBack(d, since), d.endCause()))
                        .orElse(Uni.createFrom().voidItem()))
                .chain(() -> result(session, d, previousServesSince.isPresent()))
                .chain(result -> operations.fail(session, d.operation(), error, result.orElse(null)));
    }

    private Uni<Optional<Object>> result(Mutiny.Session session, Deployment d, boolean previousServes) {
        if (d.isCancelled()) {
            return targets.locked(session, d.service(), d.environment())
                    .map(target -> Optional.of(Outcome.cancelled(
                            d, target.wanted().map(Desired::version).orElse(null))));
        }
        return Uni.createFrom().item(previousServes ? Optional.of(Outcome.undone(d)) : Optional.empty());
    }

    private Uni<Void> desirePrevious(Mutiny.Session session, Target target, DeploymentEntity row) {
        boolean desired = target.wanted()
                .filter(wanted -> wanted.deployment().equals(row.id))
                .isPresent();
        if (!desired) {
            return Uni.createFrom().voidItem();
        }
        Uni<Optional<Desired>> previous = row.previousDeployment == null
                ? Uni.createFrom().item(Optional.empty())
                : session.find(DeploymentEntity.class, row.previousDeployment)
                        .map(before -> Optional.of(Deployment.of(before).desired()));
        return previous.chain(before -> targets.desire(session, target.id(), before))
                .replaceWithVoid();
    }
}
