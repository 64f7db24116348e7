package dev.paved.deployer.rollout;

import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.local.Migration;
import dev.paved.deployer.rollout.Candidate.Hopeful;
import dev.paved.deployer.target.Beside.Held;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads rollouts, and writes the steps of those that go well: each in one transaction with its events and the
 * operation's progress.
 */
@Singleton
class RolloutJournal {

    private final Transactions transactions;
    private final Transitions transitions;
    private final Targets targets;
    private final Operations operations;
    private final Outbox outbox;
    private final StateJson states;
    private final InstantSource time;

    RolloutJournal(
            Transactions transactions,
            Transitions transitions,
            Targets targets,
            Operations operations,
            Outbox outbox,
            StateJson states,
            InstantSource time) {
        this.transactions = transactions;
        this.transitions = transitions;
        this.targets = targets;
        this.operations = operations;
        this.outbox = outbox;
        this.states = states;
        this.time = time;
    }

    /** A deployment and how far it is. */
    record Rollout(Deployment deployment, RolloutState state, boolean environmentGone) {}

    Optional<Rollout> find(String id) {
        return transactions.run(session -> session.find(DeploymentEntity.class, id)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : Environments.isGone(session, row.environment, row.requestedAt)
                                .map(gone -> Optional.of(new Rollout(Deployment.of(row), states.read(row), gone)))));
    }

    /** Whether someone wants the rollout cancelled. */
    boolean isNoMoreWanted(String id) {
        return transactions.run(session -> session.createNativeQuery(
                        "select id from deployment where id = :id and cancel_requested_by is not null", String.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(found -> found != null));
    }

    void begin(Lease lease, Deployment d, RolloutState.Requested from) {
        step(lease, d, from, from.prepare(), "prepare", "Checking out " + d.version(), (session, row) -> {
            row.startedAt = time.instant();
            return outbox.append(session, d.subject(), RolloutEvents.started(d), d.cause());
        });
    }

    void start(Lease lease, Deployment d, RolloutState.Preparing from, Hopeful prospect, Instant giveUpAt) {
        RolloutState.Starting to = from.start(prospect.healthTimeout(), giveUpAt, prospect.strategy());
        step(lease, d, from, to, "start", "Starting " + d.version(), (session, row) -> {
            row.workload = prospect.workload();
            Migration migration = prospect.migration();
            row.migration = migration == null ? null : migration.name();
            row.migrationReversible = migration == null ? null : migration.reversible();
            return Uni.createFrom().voidItem();
        });
    }

    /** How far the start is; told once for each. */
    void underway(Lease lease, Deployment d, RolloutState.Starting from, Candidate.NotYet condition) {
        step(
                lease,
                d,
                from,
                from.underway(condition.words(), condition.served()),
                "start",
                "Starting " + d.version() + ". " + condition.words(),
                (session, row) -> Uni.createFrom().voidItem());
    }

    /** The start waits for what the service is given; told once for each reason. */
    void waiting(Lease lease, Deployment d, RolloutState.Starting from, String reason) {
        step(
                lease,
                d,
                from,
                from.waiting(reason),
                "start",
                "Waiting to start " + d.version() + ". " + reason,
                (session, row) -> Uni.createFrom().voidItem());
    }

    /** The version is what should serve from now on, unless its environment ended. */
    void healthy(Lease lease, Deployment d, RolloutState from, RolloutState.Healthy to, Optional<Duration> hold) {
        Desired desired = new Desired(d.id(), d.version(), d.commit(), d.repository(), time.instant(), d.requestedBy());
        step(
                lease,
                d,
                from,
                to,
                "route",
                d.version() + " is healthy",
                (session, row) -> targets.locked(session, d.service(), d.environment())
                        .chain(target -> Environments.isGone(session, d.environment(), d.requestedAt())
                                .chain(gone -> gone
                                        ? Uni.createFrom().item(target)
                                        : targets.desire(session, target.id(), Optional.of(desired))
                                                .call(before -> hold(session, before, hold))))
                        .invoke(() -> row.deadline = row.deadline.isAfter(to.giveUpAt()) ? row.deadline : to.giveUpAt())
                        .invoke(before ->
                                before.wanted().ifPresent(previous -> RolloutFailure.previously(row, previous)))
                        .replaceWithVoid());
    }

    /** What served until now is held for a while: from now on, so that it does not end before the rollout is over. */
    private Uni<Void> hold(Mutiny.Session session, Target before, Optional<Duration> length) {
        return before.wanted()
                .flatMap(previous -> length.map(
                        it -> new Held(previous.deployment(), time.instant().plus(it))))
                .map(held -> targets.hold(session, before.id(), held))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** All requests go to the version since {@code at}. */
    void shifted(Lease lease, Deployment d, RolloutState.Healthy from, Instant at) {
        RolloutState.Shifted to = from.shifted(at);
        String message = "All requests go to " + d.version();
        transitions.take(
                lease,
                d,
                from,
                to,
                (session, row) -> targets.routed(session, targetOf(d), d.id(), at)
                        .chain(() -> operations.step(session, d.operation(), "shift", message))
                        .chain(() -> outbox.append(
                                session, d.subject(), RolloutEvents.progressed(d, "shift", 100, message), d.cause())));
    }

    /** False, and nothing happened, when there is news of it. */
    boolean succeed(Lease lease, Deployment d, RolloutState.Shifted from, String url) {
        RolloutState.Succeeded to = from.succeed();
        return transitions.attempt(lease, d, from, (session, row) -> {
            states.write(row, to);
            row.finishedAt = to.at();
            return targets.endRollout(session, targetOf(d), d.id())
                    .chain(() ->
                            outbox.append(session, d.subject(), RolloutEvents.succeeded(row, to.at(), url), d.cause()))
                    .chain(() -> row.restores == null ? Uni.createFrom().voidItem() : undo(session, row, d, to.at()))
                    .chain(() -> operations.succeed(session, d.operation(), Outcome.of(d, url)))
                    .replaceWith(true);
        });
    }

    /** What served the same commit was not undone: the rollback was for a rollout that was given up. */
    private Uni<Void> undo(Mutiny.Session session, DeploymentEntity by, Deployment d, Instant at) {
        if (by.previousDeployment == null) {
            return Uni.createFrom().voidItem();
        }
        return session.find(DeploymentEntity.class, by.previousDeployment).chain(undone -> {
            if (undone.commit.equals(by.commit)) {
                return Uni.createFrom().voidItem();
            }
            undone.rolledBackBy = by.id;
            return outbox.append(
                    session, Deployment.subject(undone.id), RolloutEvents.rolledBack(undone, by, at), d.cause());
        });
    }

    private void step(
            Lease lease,
            Deployment d,
            RolloutState from,
            RolloutState to,
            String name,
            String message,
            BiFunction<Mutiny.Session, DeploymentEntity, Uni<Void>> also) {
        transitions.take(
                lease,
                d,
                from,
                to,
                (session, row) -> also.apply(session, row)
                        .chain(() -> operations.step(session, d.operation(), name, message))
                        .chain(() -> outbox.append(
                                session, d.subject(), RolloutEvents.progressed(d, name, 0, message), d.cause())));
    }

    private static String targetOf(Deployment d) {
        return Target.id(d.service(), d.environment());
    }
}
