package dev.paved.deployer.target;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.local.HealthProbe;
import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.Place;
import dev.paved.deployer.local.Preparation;
import dev.paved.deployer.local.Preparations;
import dev.paved.deployer.local.Probe;
import dev.paved.deployer.local.Release;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Edition;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Gives what runs the variables that its service is given now: an instance that has them is started beside the one that
 * serves, and takes its place once it is healthy. Where it isn't, everything stays as it was. See ADR 24.
 */
@Singleton
class Renewal {

    private static final Logger LOG = Logger.getLogger(Renewal.class);

    private final Guard guard;
    private final Targets targets;
    private final Instances instances;
    private final Preparations preparations;
    private final Provisioner provisioner;
    private final HealthProbe health;
    private final Drains drains;
    private final InstantSource time;
    private final CrashPoints crash;
    private final Duration every;

    Renewal(
            Guard guard,
            Targets targets,
            Instances instances,
            Preparations preparations,
            Provisioner provisioner,
            HealthProbe health,
            Drains drains,
            InstantSource time,
            CrashPoints crash,
            DeployerSettings settings) {
        this.guard = guard;
        this.targets = targets;
        this.instances = instances;
        this.preparations = preparations;
        this.provisioner = provisioner;
        this.health = health;
        this.drains = drains;
        this.time = time;
        this.crash = crash;
        this.every = settings.variablesCheck();
    }

    /** Does the next step for {@code serving}, which is healthy and has the requests of {@code target}. */
    void step(Target target, Release release, Instance serving, Lease lease) {
        instances.tidy(serving);
        Optional<Instance> last = instances.find(serving.deployment(), Place.LAST);
        Optional<Instance> next = instances.find(serving.deployment(), Place.NEXT);
        if (last.isPresent()) {
            end(last.get(), lease);
        } else if (next.isPresent()) {
            advance(target, release, serving, next.get(), lease);
        } else if (target.rollout() == null && target.renewing().isDue(time.instant(), every)) {
            look(target, release, serving, lease);
        }
    }

    /** Requests that are under way have their time. */
    private void end(Instance last, Lease lease) {
        if (drains.isOver(last)) {
            guard.check(lease);
            instances.stop(last);
            crash.at("renewal-ended");
        }
    }

    private void advance(Target target, Release release, Instance serving, Instance next, Lease lease) {
        if (!instances.isAlive(next)) {
            if (next.running()) {
                giveUp(target, next, "its process " + instances.end(next), lease);
            } else {
                instances.stop(next);
            }
            return;
        }
        Probe probe = health.severalTimes(next);
        if (probe.healthy()) {
            guard.check(lease);
            instances.promote(next, serving);
            change(target, lease, renewing -> renewing.well(time.instant()));
            LOG.infof(
                    "service=%s environment=%s deployment=%s has what it is given now",
                    target.service(), target.environment(), next.deployment());
        } else if (time.instant().isAfter(next.startedAt().plus(patience(release)))) {
            giveUp(target, next, "it " + probe.words(), lease);
        }
    }

    private Duration patience(Release release) {
        return preparations.prepare(release) instanceof Preparation.Ready(var manifest)
                ? manifest.healthTimeout()
                : Duration.ZERO;
    }

    private void giveUp(Target target, Instance next, String because, Lease lease) {
        guard.check(lease);
        instances.stop(next);
        Edition given = next.given();
        refuse(target, given == null ? "" : given.version(), because, lease);
    }

    private void refuse(Target target, String version, String because, Lease lease) {
        String trouble =
                "It goes on with what it was given before: with its present secrets and database it did not run, "
                        + because + ". Set them right, or deploy it again.";
        LOG.warnf("service=%s environment=%s %s", target.service(), target.environment(), trouble);
        change(target, lease, renewing -> renewing.refused(version, trouble, time.instant()));
    }

    private void look(Target target, Release release, Instance serving, Lease lease) {
        Edition given = serving.given();
        Optional<String> version = provisioner.version(release.recipient());
        boolean same = version.isEmpty() || given != null && version.get().equals(given.version());
        if (same || version.get().equals(target.renewing().refused())) {
            Instant now = time.instant();
            change(target, lease, renewing -> version.isPresent() && same ? renewing.well(now) : renewing.looked(now));
        } else if (provisioner.ask(release.recipient()) instanceof Answer.Given(Variables variables)) {
            take(target, release, serving, variables, lease);
        } else {
            change(target, lease, renewing -> renewing.looked(time.instant()));
        }
    }

    private void take(Target target, Release release, Instance serving, Variables variables, Lease lease) {
        Edition given = serving.given();
        if (given != null && given.revision().equals(variables.edition().revision())) {
            instances.note(serving, variables.edition());
            change(target, lease, renewing -> renewing.well(time.instant()));
            return;
        }
        switch (preparations.prepare(release)) {
            case Preparation.Impossible(String reason) ->
                refuse(target, variables.edition().version(), reason, lease);
            case Preparation.Ready(var manifest) -> {
                crash.at("renewal-given");
                guard.check(lease);
                instances.startNext(release, manifest, variables);
                crash.at("renewal-started");
                change(target, lease, renewing -> renewing.looked(time.instant()));
            }
        }
    }

    private void change(Target target, Lease lease, UnaryOperator<Renewing> change) {
        Renewing next = change.apply(target.renewing());
        guard.<Void>run(lease, session -> targets.renewing(session, target, next));
    }
}
