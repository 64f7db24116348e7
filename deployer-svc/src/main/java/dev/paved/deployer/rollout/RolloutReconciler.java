package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.rollout.RolloutJournal.Rollout;
import dev.paved.deployer.target.Keeper;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Brings a version into an environment: checks it out, starts it beside what runs, waits for its health, makes it what
 * should serve, and ends when it does so alone. Any trouble until then ends the rollout, and the old version stays or
 * gets its requests back.
 */
@Singleton
class RolloutReconciler implements Reconciler {

    private static final Logger LOG = Logger.getLogger(RolloutReconciler.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RolloutJournal journal;
    private final RolloutFailure failure;
    private final Queueing queueing;
    private final RolloutSteps steps;
    private final Holding holding;
    private final Candidate candidate;
    private final Declarations declarations;
    private final Keeper keeper;
    private final Targets targets;
    private final Reconcilers reconcilers;
    private final DeployerSettings settings;
    private final InstantSource time;
    private final CrashPoints crash;

    RolloutReconciler(
            RolloutJournal journal,
            RolloutFailure failure,
            Queueing queueing,
            RolloutSteps steps,
            Holding holding,
            Candidate candidate,
            Declarations declarations,
            Keeper keeper,
            Targets targets,
            Reconcilers reconcilers,
            DeployerSettings settings,
            InstantSource time,
            CrashPoints crash) {
        this.journal = journal;
        this.failure = failure;
        this.queueing = queueing;
        this.steps = steps;
        this.holding = holding;
        this.candidate = candidate;
        this.declarations = declarations;
        this.keeper = keeper;
        this.targets = targets;
        this.reconcilers = reconcilers;
        this.settings = settings;
        this.time = time;
        this.crash = crash;
    }

    @Override
    public String name() {
        return Deployments.RECONCILER;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return Deployments.unfinished(session);
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Optional<Rollout> found = journal.find(id);
        if (found.isEmpty()) {
            return Requeue.settled();
        }
        Rollout rollout = found.get();
        Deployment d = rollout.deployment();
        boolean gone = rollout.environmentGone();
        Optional<String> over = cancelled(d).or(() -> whyOver(rollout));
        return switch (rollout.state()) {
            case RolloutState.Healthy healthy -> awaitRoute(lease, d, healthy, gone, over);
            case RolloutState.Queued queued -> queueing.look(lease, d, queued, over);
            case RolloutState.Undecided early when over.isPresent() -> fail(lease, d, early, over.get());
            case RolloutState.Requested requested -> begin(lease, d, requested);
            case RolloutState.Preparing preparing -> prepare(lease, d, preparing);
            case RolloutState.Starting starting -> awaitHealth(lease, d, starting);
            case RolloutState.Stepping stepping -> steps.advance(lease, d, stepping, over);
            case RolloutState.Shifted shifted -> awaitAlone(lease, d, shifted, gone);
            case RolloutState.Returning returning -> awaitReturn(lease, d, returning, gone);
            case RolloutState.Succeeded ignored -> Requeue.settled();
            case RolloutState.Failed ignored -> Requeue.settled();
        };
    }

    private Requeue begin(Lease lease, Deployment d, RolloutState.Requested requested) {
        journal.begin(lease, d, requested);
        return Requeue.now();
    }

    private Requeue prepare(Lease lease, Deployment d, RolloutState.Preparing preparing) {
        Optional<String> mistake = declarations.mistake(d);
        if (mistake.isPresent()) {
            return fail(lease, d, preparing, mistake.get());
        }
        return switch (candidate.prepare(d, () -> journal.isNoMoreWanted(d.id()))) {
            case Candidate.Hopeless(String reason) -> fail(lease, d, preparing, reason);
            case Candidate.Hopeful hopeful -> {
                journal.start(lease, d, preparing, hopeful, time.instant().plus(settings.variablesLimit()));
                yield Requeue.now();
            }
        };
    }

    private Requeue awaitHealth(Lease lease, Deployment d, RolloutState.Starting starting) {
        return switch (candidate.observe(d, starting.healthTimeout())) {
            case Candidate.Well ignored -> {
                if (!steps.begin(lease, d, starting)) {
                    Instant routeBy = time.instant().plus(settings.shiftLimit());
                    journal.healthy(lease, d, starting, starting.healthy(routeBy), holding.of(d, starting));
                }
                wakeTarget(d);
                yield Requeue.after(SOON);
            }
            case Candidate.NotYet condition -> tell(lease, d, starting, condition);
            case Candidate.Waiting(String reason) -> await(lease, d, starting, reason);
            case Candidate.Ill(String reason) -> fail(lease, d, starting, reason);
        };
    }

    private Requeue tell(Lease lease, Deployment d, RolloutState.Starting starting, Candidate.NotYet condition) {
        boolean news = !condition.words().isEmpty() && !condition.words().equals(starting.waitingFor());
        if (news || condition.served() && !starting.served()) {
            journal.underway(lease, d, starting, condition);
        }
        return Requeue.after(condition.words().isEmpty() ? SOON : LOOK);
    }

    private Requeue await(Lease lease, Deployment d, RolloutState.Starting starting, String reason) {
        if (!starting.isPatient(time.instant())) {
            return fail(lease, d, starting, reason);
        }
        if (!reason.equals(starting.waitingFor())) {
            journal.waiting(lease, d, starting, reason);
        }
        return Requeue.after(LOOK);
    }

    private Requeue awaitRoute(
            Lease lease, Deployment d, RolloutState.Healthy healthy, boolean gone, Optional<String> over) {
        Optional<Instant> since =
                targets.find(d.service(), d.environment()).flatMap(target -> target.servesSince(d.id()));
        if (since.isPresent()) {
            journal.shifted(lease, d, healthy, since.get());
            return Requeue.now();
        }
        Optional<String> trouble = over.or(() -> candidate.ended(d));
        if (trouble.isEmpty() && !time.instant().isAfter(healthy.giveUpAt())) {
            return Requeue.after(SOON);
        }
        Optional<String> notRouted = gone ? over : candidate.whyNotRouted(d);
        if (notRouted.isEmpty()) {
            journal.shifted(lease, d, healthy, time.instant());
            return Requeue.now();
        }
        return fail(
                lease,
                d,
                healthy,
                trouble.orElse("The router did not take the new version in time. " + notRouted.get()));
    }

    /** Up to the end of what served before; when the version fails until then, that gets the requests back. */
    private Requeue awaitAlone(Lease lease, Deployment d, RolloutState.Shifted shifted, boolean gone) {
        if (gone || candidate.isAlone(d) || holding.isEnough(d, shifted)) {
            return succeed(lease, d, shifted);
        }
        boolean late = time.instant().isAfter(shifted.at().plus(settings.shiftLimit()));
        Optional<String> trouble = cancelled(d).or(() -> candidate.troubleInService(d, late));
        if (trouble.isEmpty()) {
            return Requeue.after(SOON);
        }
        if (!candidate.runs(d.previousDeployment())) {
            return succeed(lease, d, shifted);
        }
        Instant giveUpAt = time.instant().plus(settings.shiftLimit());
        failure.goBack(lease, d, shifted, shifted.goBack(trouble.get(), candidate.log(d), time.instant(), giveUpAt));
        crash.at("after-return");
        wakeTarget(d);
        return Requeue.after(SOON);
    }

    /** Nothing is left to go back to: from now on the version is kept running like any other. */
    private Requeue succeed(Lease lease, Deployment d, RolloutState.Shifted shifted) {
        if (!journal.succeed(lease, d, shifted, keeper.url(d.environment(), d.service()))) {
            return Requeue.now();
        }
        return over(d);
    }

    private Requeue awaitReturn(Lease lease, Deployment d, RolloutState.Returning returning, boolean gone) {
        boolean back = targets.find(d.service(), d.environment())
                .filter(target -> d.previousDeployment() != null && target.serves(d.previousDeployment()))
                .isPresent();
        if (!back && !gone && !time.instant().isAfter(returning.giveUpAt())) {
            return Requeue.after(SOON);
        }
        failure.end(lease, d, returning);
        return over(d);
    }

    /** Comes before all other reasons, so that what was to be cancelled and failed is known to be cancelled. */
    private static Optional<String> cancelled(Deployment d) {
        return Optional.ofNullable(d.cancellation()).map(Cancellation::reason);
    }

    private Optional<String> whyOver(Rollout rollout) {
        Deployment d = rollout.deployment();
        if (rollout.environmentGone()) {
            return Optional.of("The environment '" + d.environment() + "' was destroyed meanwhile.");
        }
        return time.instant().isAfter(d.deadline())
                ? Optional.of(StepWords.late(rollout.state(), settings))
                : Optional.empty();
    }

    /**
     * Ends the rollout, its process first, so that its end is true when it is told. One that the router may know of is
     * left to the target, which ends it when the router has left it.
     */
    private Requeue fail(Lease lease, Deployment d, RolloutState.Undecided state, String reason) {
        boolean mayBeRouted = state instanceof RolloutState.Healthy;
        RolloutFailure.Reason because =
                mayBeRouted ? new RolloutFailure.Reason(reason, candidate.log(d), false) : withdrawn(d, reason);
        if (!failure.fail(lease, d, state, because)) {
            return Requeue.after(SOON);
        }
        crash.at("after-give-up");
        if (!mayBeRouted) {
            candidate.cleanUp(d);
        }
        return over(d);
    }

    /** What can't be ended within the rollout's time is given up nevertheless: the keeper looks after what is left. */
    private RolloutFailure.Reason withdrawn(Deployment d, String reason) {
        try {
            List<String> log = candidate.log(d);
            return new RolloutFailure.Reason(reason, log, candidate.stop(d));
        } catch (RuntimeException e) {
            if (!time.instant().isAfter(d.deadline())) {
                throw e;
            }
            LOG.warnf(e, "deployment=%s could not be ended", d.id());
            return new RolloutFailure.Reason(reason, List.of(), false);
        }
    }

    private Requeue over(Deployment d) {
        wakeTarget(d);
        queueing.wakeLine(d);
        return Requeue.settled();
    }

    private void wakeTarget(Deployment d) {
        reconcilers.wake(Targets.RECONCILER, Target.id(d.service(), d.environment()));
    }
}
