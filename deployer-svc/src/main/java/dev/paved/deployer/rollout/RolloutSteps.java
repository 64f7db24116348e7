package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.strategy.CanaryStep;
import dev.paved.deployer.strategy.Strategy;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.reconcile.Requeue;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes a healthy version through the steps of a canary. Who gets which requests is written down, and done by the
 * target's keeper. Any trouble gives all requests back to what serves.
 */
@Singleton
class RolloutSteps {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long a version that gets requests may be ill. */
    private static final Duration ILL = Duration.ofSeconds(3);

    private final StepJournal journal;
    private final RolloutJournal rollouts;
    private final RolloutFailure failure;
    private final Candidate candidate;
    private final Analyst analyst;
    private final Targets targets;
    private final Reconcilers reconcilers;
    private final DeployerSettings settings;
    private final InstantSource time;
    private final CrashPoints crash;

    RolloutSteps(
            StepJournal journal,
            RolloutJournal rollouts,
            RolloutFailure failure,
            Candidate candidate,
            Analyst analyst,
            Targets targets,
            Reconcilers reconcilers,
            DeployerSettings settings,
            InstantSource time,
            CrashPoints crash) {
        this.journal = journal;
        this.rollouts = rollouts;
        this.failure = failure;
        this.candidate = candidate;
        this.analyst = analyst;
        this.targets = targets;
        this.reconcilers = reconcilers;
        this.settings = settings;
        this.time = time;
        this.crash = crash;
    }

    /** Begins the steps that {@code starting} has; false when there are none, or they make no sense. */
    boolean begin(Lease lease, Deployment d, RolloutState.Starting starting) {
        if (!(starting.strategy() instanceof Strategy.Canary canary) || d.kind() == DeploymentKind.ROLLBACK) {
            return false;
        }
        boolean serves = targets.find(d.service(), d.environment())
                .flatMap(Target::wanted)
                .filter(serving -> candidate.runs(serving.deployment()))
                .isPresent();
        if (!serves) {
            return false;
        }
        journal.begin(lease, d, starting, starting.step(canary.steps(), time.instant()));
        crash.at("step-begun");
        return true;
    }

    /** Does what is next; {@code over} says why the rollout is not to go on. */
    Requeue advance(Lease lease, Deployment d, RolloutState.Stepping now, Optional<String> over) {
        Optional<String> trouble =
                over.or(() -> candidate.troubleInService(d, false)).or(() -> candidate.failsMore(d));
        if (trouble.isPresent()) {
            return goBack(lease, d, now, trouble.get());
        }
        Optional<String> ill = candidate.troubleInService(d, true);
        if (ill.isPresent()) {
            return beIll(lease, d, now, ill.get());
        }
        if (now.illSince() != null) {
            journal.note(lease, d, now, now.ill(null), now.isHeld() ? StepWords.held(d, now) : StepWords.of(d, now));
            return Requeue.now();
        }
        if (now.isDone()) {
            rollouts.healthy(lease, d, now, now.promote(time.instant().plus(settings.shiftLimit())), Optional.empty());
            crash.at("steps-done");
            wakeTarget(d);
            return Requeue.after(SOON);
        }
        return now.isHeld() ? Requeue.after(LOOK) : step(lease, d, now);
    }

    private Requeue step(Lease lease, Deployment d, RolloutState.Stepping now) {
        return switch (now.step()) {
            case CanaryStep.Weight ignored -> awaitShare(lease, d, now);
            case CanaryStep.Pause(Duration length)
            when length == null -> hold(lease, d, now, now.hold("It pauses until somebody resumes it."));
            case CanaryStep.Pause(Duration length) -> pause(lease, d, now, length);
            case CanaryStep.Analysis analysis -> analyse(lease, d, now, analysis);
        };
    }

    private Requeue awaitShare(Lease lease, Deployment d, RolloutState.Stepping now) {
        boolean shares = targets.find(d.service(), d.environment())
                .filter(target -> target.shares(d.id()))
                .isPresent();
        if (shares) {
            return next(lease, d, now);
        }
        return time.instant().isAfter(now.since().plus(settings.shiftLimit()))
                ? goBack(lease, d, now, "The router did not give the new version its share of the requests in time.")
                : Requeue.after(SOON);
    }

    private Requeue pause(Lease lease, Deployment d, RolloutState.Stepping now, Duration length) {
        Duration left = Duration.between(time.instant(), now.since().plus(length));
        return left.isPositive() ? Requeue.after(left.compareTo(LOOK) < 0 ? left : LOOK) : next(lease, d, now);
    }

    private Requeue analyse(Lease lease, Deployment d, RolloutState.Stepping now, CanaryStep.Analysis analysis) {
        Duration left = Duration.between(time.instant(), now.since().plus(analysis.interval()));
        if (left.isPositive()) {
            return Requeue.after(left.compareTo(LOOK) < 0 ? left : LOOK);
        }
        RolloutState.Stepping measured = now.measured(analyst.measure(d, analysis), time.instant());
        return switch (Verdict.on(analysis, measured.measured())) {
            case Verdict.Passed ignored -> next(lease, d, now);
            case Verdict.Failed(String reason) -> goBack(lease, d, now, reason);
            case Verdict.Undecided(String reason) -> hold(lease, d, now, measured.hold(reason));
            case Verdict.Open ignored -> {
                journal.note(lease, d, now, measured, StepWords.of(d, measured));
                crash.at("step-measured");
                yield Requeue.after(SOON);
            }
        };
    }

    private Requeue next(Lease lease, Deployment d, RolloutState.Stepping now) {
        journal.next(lease, d, now);
        crash.at("step-taken");
        wakeTarget(d);
        return Requeue.after(SOON);
    }

    private Requeue hold(Lease lease, Deployment d, RolloutState.Stepping now, RolloutState.Stepping held) {
        journal.hold(lease, d, now, held);
        crash.at("step-held");
        return Requeue.after(LOOK);
    }

    private Requeue beIll(Lease lease, Deployment d, RolloutState.Stepping now, String how) {
        Instant at = time.instant();
        Instant since = now.illSince();
        if (since == null) {
            journal.note(lease, d, now, now.ill(at), how);
            return Requeue.after(SOON);
        }
        return at.isAfter(since.plus(ILL)) ? goBack(lease, d, now, how) : Requeue.after(SOON);
    }

    private Requeue goBack(Lease lease, Deployment d, RolloutState.Stepping now, String reason) {
        Instant at = time.instant();
        failure.goBack(lease, d, now, now.goBack(reason, candidate.log(d), at, at.plus(settings.shiftLimit())));
        crash.at("after-return");
        wakeTarget(d);
        return Requeue.after(SOON);
    }

    private void wakeTarget(Deployment d) {
        reconcilers.wake(Targets.RECONCILER, Target.id(d.service(), d.environment()));
    }
}
