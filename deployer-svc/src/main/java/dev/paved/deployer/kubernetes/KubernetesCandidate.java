package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.local.ServiceManifest;
import dev.paved.deployer.rollout.Candidate;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.rollout.ErrorRates;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A version on Kubernetes: it takes the place of what serves, pod by pod, or comes to run beside that first, as a canary and
 * blue-green do. See ADR 33.
 */
@Singleton
@Identifier(KubernetesKeeper.KIND)
class KubernetesCandidate implements Candidate {

    private static final Logger LOG = Logger.getLogger(KubernetesCandidate.class);

    /** How often pods are asked for the requests that failed. */
    private static final Duration ASKED = Duration.ofSeconds(5);

    private static final Condition NOT_YET = new NotYet("", false);

    private final Manifests manifests;
    private final Workloads workloads;
    private final Live live;
    private final Applying applying;
    private final Judgement judgement;
    private final PodLogs logs;
    private final PodCounts counts;
    private final ErrorRates errorRates;
    private final Targets targets;
    private final Deployments deployments;
    private final Waking waking;

    KubernetesCandidate(
            Manifests manifests,
            Workloads workloads,
            Live live,
            Applying applying,
            Judgement judgement,
            PodLogs logs,
            PodCounts counts,
            ErrorRates errorRates,
            Targets targets,
            Deployments deployments,
            Waking waking) {
        this.manifests = manifests;
        this.workloads = workloads;
        this.live = live;
        this.applying = applying;
        this.judgement = judgement;
        this.logs = logs;
        this.counts = counts;
        this.errorRates = errorRates;
        this.targets = targets;
        this.deployments = deployments;
        this.waking = waking;
    }

    @Override
    public Prospect prepare(Deployment d, BooleanSupplier givenUp) {
        if (d.image() == null) {
            return new Hopeless("It is not on record which image " + d.version() + " is. Deploy it again.");
        }
        try {
            ServiceManifest manifest = manifests.of(d.release());
            String workload = workloads.text(d.image(), manifest);
            return Hopeful.of(manifest, workload);
        } catch (ManifestProblem e) {
            return new Hopeless(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Hopeless("The files of " + d.version() + " could not be checked out: " + e.getMessage());
        }
    }

    @Override
    public Condition observe(Deployment d, Duration healthTimeout) {
        try {
            Sights sights = live.look(site(d));
            waking.rollout(site(d), d.id());
            if (sights == null) {
                return new NotYet("Waiting for the API server to tell what runs", false);
            }
            Optional<Track> track = sights.trackOf(d.id());
            return track.isPresent() ? condition(d, sights, track.get(), healthTimeout) : start(d, sights);
        } catch (Trouble e) {
            return e.mayPass() ? new NotYet(e.words(), false) : new Ill(e.words());
        }
    }

    private Condition start(Deployment d, Sights sights) throws Trouble {
        boolean rollback = d.kind() == DeploymentKind.ROLLBACK;
        if (!sights.isAlone() && !rollback) {
            return new NotYet("Waiting until what was released beside it has taken over or is gone", false);
        }
        if (!sights.isAlone()) {
            return begun(applying.applyStable(d));
        }
        boolean beside = workloads.of(d).isBeside() && !rollback && serves(d, sights);
        return begun(beside ? applying.applyCandidate(d) : applying.apply(d));
    }

    private static Condition begun(Optional<String> missing) {
        return missing.<Condition>map(Waiting::new).orElse(NOT_YET);
    }

    private boolean serves(Deployment d, Sights sights) {
        return before(d).filter(wanted -> isSeen(sights, wanted)).isPresent();
    }

    private static boolean isSeen(Sights sights, Deployment wanted) {
        return sights.stable().runs(wanted.commit()) || sights.candidate().runs(wanted.commit());
    }

    private Condition condition(Deployment d, Sights sights, Track track, Duration healthTimeout) throws Trouble {
        return switch (judgement.of(sights.of(track), healthTimeout)) {
            case Progress.Complete ignored -> new Well();
            case Progress.Underway(String words, boolean served) ->
                new NotYet(words, served && track == Track.STABLE && sights.isAlone());
            case Progress.Failing ignored ->
                failing(d, track, healthTimeout).<Condition>map(Ill::new).orElse(NOT_YET);
        };
    }

    /** A version is given up for what is the case now only. */
    private Optional<String> failing(Deployment d, Track track, Duration healthTimeout) throws Trouble {
        return judgement.of(live.read(site(d), track), healthTimeout) instanceof Progress.Failing failing
                ? Optional.of(d.version() + " does not run. " + failing.reason())
                : Optional.empty();
    }

    /** That of its own workload once it has one: what is beside serves until all pods are there. */
    @Override
    public Optional<String> troubleInService(Deployment d, boolean late) {
        try {
            Sights sights = live.look(site(d));
            if (sights == null) {
                return Optional.empty();
            }
            Track track = sights.stable().isFor(d.id()) ? Track.STABLE : Track.CANDIDATE;
            Sight sight = sights.of(track);
            if (!sight.isFor(d.id())) {
                return Optional.of("Its workload was taken away in the cluster.");
            }
            Duration healthTimeout = workloads.of(d).healthTimeout();
            if (judgement.of(sight, healthTimeout) instanceof Progress.Failing) {
                return failing(d, track, healthTimeout);
            }
            return late && !sight.isAvailable() ? Optional.of("None of its pods is ready.") : Optional.empty();
        } catch (Trouble e) {
            return Optional.empty();
        }
    }

    /** As long as it is beside what serves: then that has pods of its own to compare with. */
    @Override
    public Optional<String> failsMore(Deployment d) {
        Optional<Sights> sights = seen(d).filter(it -> it.candidate().isFor(d.id()));
        return sights.flatMap(
                it -> errorRates.trouble(d, ASKED, () -> counts.of(it.candidate()), () -> counts.of(it.stable())));
    }

    @Override
    public Optional<String> whyNotRouted(Deployment d) {
        try {
            Sights sights = live.look(site(d));
            return sights != null && sights.trackOf(d.id()).isPresent()
                    ? Optional.empty()
                    : Optional.of("Something else was applied.");
        } catch (Trouble e) {
            return Optional.of(e.words());
        }
    }

    /** As long as nothing is seen, what ran runs. */
    @Override
    public boolean runs(@Nullable String deployment) {
        return Optional.ofNullable(deployment)
                .flatMap(deployments::find)
                .filter(d -> seen(d).map(sights -> isSeen(sights, d)).orElse(true))
                .isPresent();
    }

    @Override
    public boolean isAlone(Deployment d) {
        return seen(d).filter(sights -> sights.isAlone() && sights.stable().isFor(d.id()))
                .isPresent();
    }

    @Override
    public List<String> log(Deployment d) {
        return seen(d).flatMap(sights -> sights.trackOf(d.id()).map(sights::of))
                .flatMap(sight -> telling(d, sight))
                .map(logs::of)
                .orElse(List.of());
    }

    private Optional<Pod> telling(Deployment d, Sight sight) {
        try {
            return judgement.telling(sight, workloads.of(d).healthTimeout());
        } catch (Trouble e) {
            return Optional.empty();
        }
    }

    /** What is seen where {@code d} is to be; nothing while the API server tells nothing. */
    private Optional<Sights> seen(Deployment d) {
        try {
            return Optional.ofNullable(live.look(site(d)));
        } catch (Trouble e) {
            return Optional.empty();
        }
    }

    /** What served before is applied again: most of its pods are still there. What is beside that just ends. */
    @Override
    public boolean stop(Deployment d) {
        try {
            Sights sights = live.look(site(d));
            return sights != null && stop(d, sights);
        } catch (Trouble e) {
            LOG.warnf("deployment=%s %s", d.id(), e.words());
            return false;
        }
    }

    private boolean stop(Deployment d, Sights sights) throws Trouble {
        Optional<Deployment> before = before(d);
        if (sights.candidate().isFor(d.id())) {
            applying.removeCandidate(site(d), sights);
            return false;
        }
        if (before.isEmpty()) {
            applying.remove(site(d), sights);
            return false;
        }
        if (!sights.stable().isFor(d.id())) {
            return sights.stable().isFor(before.get().id()) && d.workload() != null;
        }
        Optional<String> missing = sights.isAlone() ? applying.apply(before.get()) : applying.applyStable(before.get());
        return missing.isEmpty();
    }

    /** What is to run as long as {@code d} does not take over. */
    private Optional<Deployment> before(Deployment d) {
        return targets.find(d.service(), d.environment())
                .flatMap(target -> target.wanted())
                .map(Desired::deployment)
                .flatMap(deployments::find);
    }

    private static Site site(Deployment d) {
        return new Site(d.environment(), d.service());
    }
}
