package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.strategy.CanaryStep;
import dev.paved.deployer.target.Beside.Share;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes the steps of a canary, each in one transaction with its share of the requests, its event and the progress. */
@Singleton
class StepJournal {

    private final Transitions transitions;
    private final StateJson states;
    private final Targets targets;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;
    private final DeployerSettings settings;

    StepJournal(
            Transitions transitions,
            StateJson states,
            Targets targets,
            Operations operations,
            Outbox outbox,
            InstantSource time,
            DeployerSettings settings) {
        this.transitions = transitions;
        this.states = states;
        this.targets = targets;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
        this.settings = settings;
    }

    /** The version takes its first step beside what is desired. From now on it has the time that steps have. */
    void begin(Lease lease, Deployment d, RolloutState.Starting from, RolloutState.Stepping to) {
        transitions.attempt(
                lease,
                d,
                from,
                (session, row) -> targets.locked(session, d.service(), d.environment())
                        .invoke(target -> target.wanted().ifPresent(previous -> {
                            row.previousDeployment = previous.deployment();
                            row.previousVersion = previous.version();
                            row.previousCommit = previous.commit();
                        }))
                        .chain(() -> giveTime(session, row, settings.stepsLimit()))
                        .chain(() -> enter(session, row, d, to, d.cause()))
                        .replaceWith(true));
    }

    /** The version takes its next step. */
    void next(Lease lease, Deployment d, RolloutState.Stepping from) {
        transitions.attempt(
                lease,
                d,
                from,
                (session, row) -> enter(session, row, d, from.next(time.instant()), d.cause())
                        .replaceWith(true));
    }

    /** The next step, because {@code cause} resumes the rollout; the row is locked. */
    Uni<Void> resume(Mutiny.Session session, DeploymentEntity row, RolloutState.Stepping from, Cause cause) {
        Deployment d = Deployment.of(row);
        return operations
                .step(session, d.operation(), name(from), cause.actor() + " resumes it")
                .chain(() -> enter(session, row, d, from.next(time.instant()), cause))
                .chain(() -> session.flush());
    }

    /** Something is to be told of the step, in the operation alone. */
    void note(Lease lease, Deployment d, RolloutState.Stepping from, RolloutState.Stepping to, String message) {
        transitions.take(
                lease, d, from, to, (session, row) -> operations.step(session, d.operation(), name(to), message));
    }

    /** The rollout waits for somebody. */
    void hold(Lease lease, Deployment d, RolloutState.Stepping from, RolloutState.Stepping to) {
        transitions.attempt(
                lease,
                d,
                from,
                (session, row) -> write(session, row, to, d, name(from), StepWords.held(d, to), d.cause())
                        .replaceWith(true));
    }

    private Uni<Void> enter(
            Mutiny.Session session, DeploymentEntity row, Deployment d, RolloutState.Stepping to, Cause cause) {
        Uni<Void> shared = !to.isDone() && to.step() instanceof CanaryStep.Weight(int percent)
                ? targets.share(session, Target.id(d.service(), d.environment()), new Share(d.id(), percent))
                : Uni.createFrom().voidItem();
        return shared.chain(() -> write(session, row, to, d, name(to), StepWords.of(d, to), cause));
    }

    private Uni<Void> write(
            Mutiny.Session session,
            DeploymentEntity row,
            RolloutState.Stepping to,
            Deployment d,
            String step,
            String message,
            Cause cause) {
        states.write(row, to);
        return operations
                .step(session, d.operation(), step, message)
                .chain(() -> outbox.append(
                        session, d.subject(), RolloutEvents.progressed(d, step, to.weight(), message), cause));
    }

    private Uni<Void> giveTime(Mutiny.Session session, DeploymentEntity row, Duration limit) {
        Instant deadline = time.instant().plus(limit);
        row.deadline = deadline;
        return operations.giveUntil(session, row.operation, deadline);
    }

    private static String name(RolloutState.Stepping state) {
        return "step-" + Math.min(state.index() + 1, state.steps().size());
    }
}
