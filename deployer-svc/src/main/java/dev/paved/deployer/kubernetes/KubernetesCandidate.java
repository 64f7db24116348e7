package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.local.ServiceManifest;
import dev.paved.deployer.rollout.Candidate;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Targets;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** A version on Kubernetes: it takes the place of what serves, pod by pod. */
@Singleton
@Identifier(KubernetesKeeper.KIND)
class KubernetesCandidate implements Candidate {

    private static final Logger LOG = Logger.getLogger(KubernetesCandidate.class);
    private static final Condition NOT_YET = new NotYet("", false);

    private final Manifests manifests;
    private final Workloads workloads;
    private final Live live;
    private final Applying applying;
    private final Judgement judgement;
    private final PodLogs logs;
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
            Targets targets,
            Deployments deployments,
            Waking waking) {
        this.manifests = manifests;
        this.workloads = workloads;
        this.live = live;
        this.applying = applying;
        this.judgement = judgement;
        this.logs = logs;
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
            return manifest.strategy()
                    .whyNotRolled()
                    .<Prospect>map(Hopeless::new)
                    .orElseGet(() -> new Hopeful(manifest.healthTimeout(), workload));
        } catch (ManifestProblem e) {
            return new Hopeless(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Hopeless("The files of " + d.version() + " could not be checked out: " + e.getMessage());
        }
    }

    @Override
    public Condition observe(Deployment d, Duration healthTimeout) {
        try {
            Sight sight = live.look(site(d));
            waking.rollout(site(d), d.id());
            if (sight == null) {
                return new NotYet("Waiting for the API server to tell what runs", false);
            }
            return sight.applied().filter(d.id()::equals).isPresent()
                    ? condition(d, sight, healthTimeout)
                    : applying.apply(d).<Condition>map(Waiting::new).orElse(NOT_YET);
        } catch (Trouble e) {
            return e.mayPass() ? new NotYet(e.words(), false) : new Ill(e.words());
        }
    }

    private Condition condition(Deployment d, Sight sight, Duration healthTimeout) throws Trouble {
        return switch (judgement.of(sight, healthTimeout)) {
            case Progress.Complete ignored -> new Well();
            case Progress.Underway(String words, boolean served) -> new NotYet(words, served);
            case Progress.Failing ignored -> confirmed(d, healthTimeout);
        };
    }

    /** A version is given up for what is the case now only. */
    private Condition confirmed(Deployment d, Duration healthTimeout) throws Trouble {
        return judgement.of(live.read(site(d)), healthTimeout) instanceof Progress.Failing failing
                ? new Ill(d.version() + " does not run. " + failing.reason())
                : NOT_YET;
    }

    @Override
    public Optional<String> whyNotRouted(Deployment d) {
        try {
            Sight sight = live.look(site(d));
            return sight != null && sight.applied().filter(d.id()::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of("Something else was applied.");
        } catch (Trouble e) {
            return Optional.of(e.words());
        }
    }

    @Override
    public List<String> log(Deployment d) {
        try {
            Sight sight = live.look(site(d));
            return sight == null || sight.applied().filter(d.id()::equals).isEmpty()
                    ? List.of()
                    : judgement
                            .telling(sight, workloads.of(d).healthTimeout())
                            .map(logs::of)
                            .orElse(List.of());
        } catch (Trouble e) {
            return List.of();
        }
    }

    /** What served before is applied again: most of its pods are still there. */
    @Override
    public boolean stop(Deployment d) {
        Optional<Deployment> before = targets.find(d.service(), d.environment())
                .flatMap(target -> target.wanted())
                .map(Desired::deployment)
                .flatMap(deployments::find);
        try {
            Sight sight = live.look(site(d));
            if (sight == null) {
                return false;
            }
            if (before.isEmpty()) {
                if (sight.deployment() != null) {
                    applying.remove(site(d), sight);
                }
                return false;
            }
            if (sight.applied().filter(d.id()::equals).isEmpty()) {
                return sight.applied().equals(before.map(Deployment::id)) && d.workload() != null;
            }
            return applying.apply(before.get()).isEmpty();
        } catch (Trouble e) {
            LOG.warnf("deployment=%s %s", d.id(), e.words());
            return false;
        }
    }

    private static Site site(Deployment d) {
        return new Site(d.environment(), d.service());
    }
}
