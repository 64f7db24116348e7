package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.target.Beside.Share;
import dev.paved.deployer.target.Target;
import dev.paved.events.DeploymentKind;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shares pods and requests between the workload that stays and one beside it. Each step follows from what is wanted and what
 * is seen alone, so that it may be taken again: pods are there before requests are led to them, and go after.
 */
@Singleton
class Sharing {

    private final Applying applying;
    private final Leading leading;
    private final AddressObjects addresses;
    private final Workloads workloads;
    private final Judgement judgement;
    private final Deployments deployments;
    private final InstantSource time;

    Sharing(
            Applying applying,
            Leading leading,
            AddressObjects addresses,
            Workloads workloads,
            Judgement judgement,
            Deployments deployments,
            InstantSource time) {
        this.applying = applying;
        this.leading = leading;
        this.addresses = addresses;
        this.workloads = workloads;
        this.judgement = judgement;
        this.deployments = deployments;
        this.time = time;
    }

    /** Takes the next step while {@code sights} shows both workloads; whether requests are led as {@code target} says. */
    boolean step(Target target, Deployment wanted, Sights sights) throws Trouble {
        Site site = new Site(target.environment(), target.service());
        if (sights.candidate().isFor(wanted.id())) {
            return staysBeside(target, wanted) ? leadAll(site, wanted) : settle(site, wanted, sights);
        }
        Share share = target.beside().share();
        if (share != null && sights.candidate().isFor(share.deployment())) {
            return share(site, wanted, sights, share.weight());
        }
        return keepFrom(target, site, wanted, sights);
    }

    /**
     * Whether {@code wanted}, which took over, is to go on beside the workload that stays: what served before is held there, or
     * is on its way back.
     */
    private boolean staysBeside(Target target, Deployment wanted) {
        Optional<Boolean> goesBack = Optional.ofNullable(target.rollout())
                .filter(rollout -> !rollout.equals(wanted.id()))
                .flatMap(deployments::find)
                .map(other -> other.kind() == DeploymentKind.ROLLBACK);
        return goesBack.orElseGet(() -> target.heldAt(time.instant()).isPresent());
    }

    /** A canary shares on until its pods are replaced: those beside may be too few for all requests. */
    private boolean leadAll(Site site, Deployment wanted) throws Trouble {
        if (workloads.of(wanted).takeover() == Takeover.BLUE_GREEN) {
            leading.lead(site, 100);
        }
        return true;
    }

    /** What took over beside the workload that stays moves there; then what is beside is not needed any more. */
    private boolean settle(Site site, Deployment wanted, Sights sights) throws Trouble {
        if (!sights.stable().isFor(wanted.id())) {
            leadAll(site, wanted);
            return applying.applyStable(wanted).isEmpty();
        }
        if (isComplete(sights.stable(), wanted) && leading.lead(site, 0)) {
            applying.removeCandidate(site, sights);
        }
        return true;
    }

    private boolean share(Site site, Deployment wanted, Sights sights, int percent) throws Trouble {
        int replicas = workloads.of(wanted).replicas();
        Counts counts = addresses.hasWeights() ? Counts.byWeight(replicas, percent) : Counts.byRatio(replicas, percent);
        Counts present =
                new Counts(sights.stable().replicas(), sights.candidate().replicas());
        Counts most = counts.atLeast(present);
        if (!most.equals(present)) {
            scale(site, present, most);
            return false;
        }
        boolean ready = isComplete(sights.stable(), wanted)
                && judgement.of(sights.candidate(), workloads.of(wanted).healthTimeout()) instanceof Progress.Complete;
        if (!ready || !leading.lead(site, percent)) {
            return false;
        }
        scale(site, present, counts);
        return present.equals(counts);
    }

    private void scale(Site site, Counts from, Counts to) throws Trouble {
        for (Track track : Track.values()) {
            if (from.of(track) != to.of(track)) {
                applying.scale(site, track, to.of(track));
            }
        }
    }

    /** All requests go to the workload that stays; what is beside it ends, unless it is being rolled out. */
    private boolean keepFrom(Target target, Site site, Deployment wanted, Sights sights) throws Trouble {
        boolean rollsOut = isFor(sights.candidate(), target.rollout());
        boolean takenOver = !rollsOut && isFor(sights.stable(), target.rollout());
        if (!sights.stable().isFor(wanted.id()) && !takenOver) {
            return applying.applyStable(wanted).isEmpty() && leading.lead(site, 0);
        }
        boolean led = leading.lead(site, 0);
        int replicas = workloads.of(wanted).replicas();
        if (sights.stable().replicas() < replicas) {
            applying.scale(site, Track.STABLE, replicas);
        }
        if (led && !rollsOut) {
            applying.removeCandidate(site, sights);
        }
        return true;
    }

    private static boolean isFor(Sight sight, @Nullable String deployment) {
        return deployment != null && sight.isFor(deployment);
    }

    private boolean isComplete(Sight sight, Deployment d) throws Trouble {
        return judgement.of(sight, workloads.of(d).healthTimeout()) instanceof Progress.Complete;
    }
}
