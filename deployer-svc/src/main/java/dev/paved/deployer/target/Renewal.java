package dev.paved.deployer.target;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.local.HealthProbe;
import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.local.NotStarted;
import dev.paved.deployer.local.Place;
import dev.paved.deployer.local.Preparation;
import dev.paved.deployer.local.Preparations;
import dev.paved.deployer.local.Probe;
import dev.paved.deployer.local.Release;
import dev.paved.deployer.local.ServiceManifest;
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
import org.jboss.logging.Logger;

/**
 * Gives what runs the variables that its service is given now: an instance that has them is started beside the one that
 * serves, and takes its place once it is healthy. Where it isn't, everything stays as it was. See ADR 24.
 */
@Singleton
class Renewal {

    private static final Logger LOG = Logger.getLogger(Renewal.class);

    private final Observing observing;
    private final Traffic traffic;
    private final Instances instances;
    private final Preparations preparations;
    private final Provisioner provisioner;
    private final HealthProbe health;
    private final Drains drains;
    private final InstantSource time;
    private final CrashPoints crash;
    private final Duration every;

    Renewal(
            Observing observing,
            Traffic traffic,
            Instances instances,
            Preparations preparations,
            Provisioner provisioner,
            HealthProbe health,
            Drains drains,
            InstantSource time,
            CrashPoints crash,
            DeployerSettings settings) {
        this.observing = observing;
        this.traffic = traffic;
        this.instances = instances;
        this.preparations = preparations;
        this.provisioner = provisioner;
        this.health = health;
        this.drains = drains;
        this.time = time;
        this.crash = crash;
        this.every = settings.variablesCheck();
    }

    /**
     * Does the next step for {@code serving}, which has the requests of {@code target} if {@code seen} of it is that it is
     * healthy. If it is not, it needs the step the more: its variables may be what makes it ill.
     */
    void step(Target target, Release release, Instance serving, Probe seen, Lease lease) {
        instances.tidy(serving);
        Optional<Instance> last = instances.find(serving.deployment(), Place.LAST);
        Optional<Instance> next = instances.find(serving.deployment(), Place.NEXT);
        if (last.isPresent()) {
            if (seen.healthy() || hasRequests(target, serving, lease)) {
                end(last.get(), lease);
            }
        } else if (next.isPresent()) {
            advance(target, serving, next.get(), lease);
        } else if (target.rollout() == null && target.renewing().isDue(time.instant(), every)) {
            look(target, release, serving, lease);
        }
    }

    /** It was healthy when it was promoted; if it became ill before the router was told, the last one may have them yet. */
    private boolean hasRequests(Target target, Instance serving, Lease lease) {
        return traffic.lead(target, serving, lease).isEmpty();
    }

    /** Requests that are under way have their time. */
    private void end(Instance last, Lease lease) {
        if (drains.isOver(last)) {
            observing.check(lease);
            instances.stop(last);
            crash.at("renewal-ended");
        }
    }

    private void advance(Target target, Instance serving, Instance next, Lease lease) {
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
            observing.check(lease);
            instances.promote(next, serving);
            observing.renewing(target, Renewing::renewed, lease);
            LOG.infof(
                    "service=%s environment=%s deployment=%s has what it is given now",
                    target.service(), target.environment(), next.deployment());
        } else if (time.instant().isAfter(next.healthyBy())) {
            giveUp(target, next, "it " + probe.words(), lease);
        }
    }

    private void giveUp(Target target, Instance next, String because, Lease lease) {
        observing.check(lease);
        instances.stop(next);
        Edition given = next.given();
        String trouble = trouble(target, because);
        observing.renewing(target, renewing -> renewing.refused(given == null ? "" : given.version(), trouble), lease);
    }

    private void refuse(Target target, Variables variables, String because, Lease lease) {
        String version = variables.edition().version();
        String trouble = trouble(target, because);
        observing.renewing(target, renewing -> renewing.looked(time.instant()).refused(version, trouble), lease);
    }

    private static String trouble(Target target, String because) {
        String trouble =
                "It goes on with what it was given before: with its present secrets and database it did not run, "
                        + because + ". Set them right, or deploy it again.";
        LOG.warnf("service=%s environment=%s %s", target.service(), target.environment(), trouble);
        return trouble;
    }

    private void look(Target target, Release release, Instance serving, Lease lease) {
        Edition given = serving.given();
        Optional<String> version = provisioner.version(release.recipient());
        Instant now = time.instant();
        if (version.isEmpty()) {
            observing.renewing(target, renewing -> renewing.unanswered(now), lease);
        } else if (given != null && version.get().equals(given.version())) {
            observing.renewing(target, renewing -> renewing.well(now), lease);
        } else if (version.get().equals(target.renewing().refused())) {
            observing.renewing(target, renewing -> renewing.looked(now), lease);
        } else {
            switch (provisioner.ask(release.recipient())) {
                case Answer.Given(Variables variables) -> take(target, release, serving, variables, lease);
                case Answer.Missing(String reason) ->
                    observing.renewing(target, renewing -> renewing.missing(reason, now), lease);
            }
        }
    }

    private void take(Target target, Release release, Instance serving, Variables variables, Lease lease) {
        Edition given = serving.given();
        if (given != null && given.revision().equals(variables.edition().revision())) {
            instances.note(serving, variables.edition());
            observing.renewing(target, renewing -> renewing.well(time.instant()), lease);
            return;
        }
        switch (preparations.prepare(release)) {
            case Preparation.Impossible(String reason) -> refuse(target, variables, reason, lease);
            case Preparation.Ready(var manifest) -> {
                crash.at("renewal-given");
                observing.check(lease);
                start(target, release, manifest, variables, lease);
            }
        }
    }

    /** What could not be started is not tried again with the same variables: they would be read each time. */
    private void start(Target target, Release release, ServiceManifest manifest, Variables variables, Lease lease) {
        try {
            instances.startNext(release, manifest, variables);
        } catch (NotStarted e) {
            refuse(target, variables, String.valueOf(e.getMessage()), lease);
            return;
        }
        crash.at("renewal-started");
        observing.renewing(target, renewing -> renewing.looked(time.instant()), lease);
    }
}
