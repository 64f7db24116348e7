package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Health;
import dev.paved.deployer.target.Keeper;
import dev.paved.deployer.target.Observed;
import dev.paved.deployer.target.Observing;
import dev.paved.deployer.target.Target;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks after what should run on Kubernetes, which keeps it running: applies it where it is not there, tells how it is, and
 * takes away what should not run any more. What others have changed is told.
 */
@Singleton
@Identifier(KubernetesKeeper.KIND)
class KubernetesKeeper implements Keeper {

    static final String KIND = "kubernetes";

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Live live;
    private final Applying applying;
    private final Judgement judgement;
    private final Renewal renewal;
    private final Workloads workloads;
    private final AddressObjects addresses;
    private final Sharing sharing;
    private final Deployments deployments;
    private final Observing observing;
    private final Waking waking;
    private final Duration lookEvery;

    KubernetesKeeper(
            Live live,
            Applying applying,
            Judgement judgement,
            Renewal renewal,
            Workloads workloads,
            AddressObjects addresses,
            Sharing sharing,
            Deployments deployments,
            Observing observing,
            Waking waking,
            KubernetesSettings settings) {
        this.live = live;
        this.applying = applying;
        this.judgement = judgement;
        this.renewal = renewal;
        this.workloads = workloads;
        this.addresses = addresses;
        this.sharing = sharing;
        this.deployments = deployments;
        this.observing = observing;
        this.waking = waking;
        this.lookEvery = settings.lookEvery();
    }

    @Override
    public Stream<String> recorded() {
        try {
            return live.sites().stream().map(site -> Target.id(site.service(), site.environment()));
        } catch (Trouble e) {
            return Stream.empty();
        }
    }

    @Override
    public String url(String environment, String service) {
        return addresses.url(new Site(environment, service));
    }

    @Override
    public Requeue keep(Target target, Lease lease) {
        Site site = new Site(target.environment(), target.service());
        waking.begin();
        try {
            Sights sights = live.look(site);
            if (sights == null) {
                return Requeue.after(SOON);
            }
            Optional<Deployment> wanted =
                    target.wanted().map(Desired::deployment).flatMap(deployments::find);
            if (wanted.isEmpty()) {
                return keepEmpty(target, site, sights, lease);
            }
            return sights.isAlone()
                    ? keepRunning(target, wanted.get(), sights.stable(), lease)
                    : keepBoth(target, wanted.get(), sights, lease);
        } catch (Trouble e) {
            observing.trouble(target, e.words(), lease);
            return Requeue.after(SOON);
        }
    }

    private Requeue keepBoth(Target target, Deployment wanted, Sights sights, Lease lease) throws Trouble {
        observing.check(lease);
        boolean led = sharing.step(target, wanted, sights);
        if (led && !target.serves(wanted.id())) {
            observing.routed(target, wanted.id(), lease);
        }
        Track track = sights.candidate().isFor(wanted.id()) ? Track.CANDIDATE : Track.STABLE;
        Observed observed = observed(target, wanted, sights.of(track));
        observing.see(target, track == Track.STABLE ? observed : moving(observed, wanted, sights.stable()), lease);
        return Requeue.after(SOON);
    }

    /** Tells too how far what serves is on its way into the workload that stays. */
    private Observed moving(Observed observed, Deployment wanted, Sight stable) throws Trouble {
        if (!stable.isFor(wanted.id())) {
            return observed;
        }
        String words =
                switch (judgement.of(stable, workloads.of(wanted).healthTimeout())) {
                    case Progress.Complete ignored -> "";
                    case Progress.Underway(String soFar, boolean ignored) -> soFar;
                    case Progress.Failing failing -> failing.reason();
                };
        return words.isEmpty()
                ? observed
                : observed.saying("It moves into the Deployment " + Track.STABLE.name(wanted.service()) + ": " + words);
    }

    private Requeue keepRunning(Target target, Deployment wanted, Sight sight, Lease lease) throws Trouble {
        boolean applied = sight.applied().filter(wanted.id()::equals).isPresent();
        boolean othersRollout = target.rollout() != null && !target.rollout().equals(wanted.id());
        if (!applied && othersRollout) {
            observing.see(target, underWay(sight), lease);
            return Requeue.after(SOON);
        }
        if (!applied) {
            observing.check(lease);
            Optional<String> missing = applying.apply(wanted);
            observing.see(
                    target,
                    Observed.starting(
                            "It is applied again." + missing.map(" "::concat).orElse("")),
                    lease);
            return Requeue.after(SOON);
        }
        if (!target.serves(wanted.id())) {
            observing.routed(target, wanted.id(), lease);
        }
        Observed observed = observed(target, wanted, sight);
        observing.see(target, observed, lease);
        if (target.rollout() == null) {
            waking.over(new Site(target.environment(), target.service()));
            renewal.step(target, wanted, sight, lease);
        }
        return Requeue.after(observed.health() == Health.HEALTHY ? lookEvery : SOON);
    }

    /** What should run is what served before: some of its pods are not replaced yet. */
    private static Observed underWay(Sight sight) {
        return sight.isAvailable()
                ? Observed.healthy(null)
                : Observed.unhealthy("None of its pods is ready while another version is rolled out.");
    }

    private Observed observed(Target target, Deployment wanted, Sight sight) throws Trouble {
        Workload workload = workloads.of(wanted);
        String others = sight.images().allMatch(workload.image()::equals)
                ? ""
                : " Somebody has changed its image to "
                        + String.join(", ", sight.images().toList()) + "; deploy it again to take that back.";
        String trouble = Optional.ofNullable(target.renewing().trouble())
                        .map(" "::concat)
                        .orElse("")
                + others;
        return switch (judgement.of(sight, workload.healthTimeout())) {
            case Progress.Complete ignored -> Observed.healthy(trouble.isBlank() ? null : trouble.strip());
            case Progress.Underway(String words, boolean served) ->
                target.observed().health() == Health.HEALTHY && served
                        ? Observed.healthy((words + trouble).strip())
                        : Observed.starting((words + trouble).strip());
            case Progress.Failing failing ->
                sight.isAvailable()
                        ? Observed.healthy((failing.reason() + trouble).strip())
                        : Observed.unhealthy((failing.reason() + trouble).strip());
        };
    }

    private Requeue keepEmpty(Target target, Site site, Sights sights, Lease lease) throws Trouble {
        if (target.rollout() != null) {
            return Requeue.after(SOON);
        }
        if (sights.stable().deployment() != null || !sights.isAlone()) {
            observing.check(lease);
            applying.remove(site, sights);
            return Requeue.after(SOON);
        }
        observing.nothing(target, lease);
        return Requeue.settled();
    }
}
