package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Given;
import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Applies deployments to the cluster, and takes them away. */
@Singleton
class Applying {

    private final Cluster cluster;
    private final WorkloadObjects objects;
    private final Addressing addressing;
    private final Workloads workloads;
    private final Secrets secrets;
    private final Live live;
    private final Provisioner provisioner;
    private final Names names;

    Applying(
            Cluster cluster,
            WorkloadObjects objects,
            Addressing addressing,
            Workloads workloads,
            Secrets secrets,
            Live live,
            Provisioner provisioner,
            Names names) {
        this.cluster = cluster;
        this.objects = objects;
        this.addressing = addressing;
        this.workloads = workloads;
        this.secrets = secrets;
        this.live = live;
        this.provisioner = provisioner;
        this.names = names;
    }

    /**
     * Applies {@code d}, which gets all requests, with what its service is given now; the answer is what is missing of that, and
     * nothing is done then.
     */
    Optional<String> apply(Deployment d) throws Trouble {
        return given(d, variables -> apply(d, variables));
    }

    /** The same, with {@code variables}. The workload comes last: by it is known that all was applied. */
    void apply(Deployment d, Variables variables) throws Trouble {
        apply(d, variables, Track.STABLE, workloads.of(d).replicas(), true);
    }

    /** The same, while requests are led otherwise. */
    Optional<String> applyStable(Deployment d) throws Trouble {
        int replicas = workloads.of(d).replicas();
        return given(d, variables -> apply(d, variables, Track.STABLE, replicas, false));
    }

    /** Applies {@code d} beside what serves. */
    Optional<String> applyCandidate(Deployment d) throws Trouble {
        int replicas = workloads.of(d).first();
        return given(d, variables -> apply(d, variables, Track.CANDIDATE, replicas, false));
    }

    private interface Step {
        void take(Variables variables) throws Trouble;
    }

    private Optional<String> given(Deployment d, Step step) throws Trouble {
        return switch (provisioner.ask(d.release().recipient())) {
            case Answer.Missing(String reason) -> Optional.of(reason);
            case Answer.Given(Variables variables) -> {
                step.take(variables);
                yield Optional.empty();
            }
        };
    }

    private void apply(Deployment d, Variables variables, Track track, int replicas, boolean addressed) throws Trouble {
        Site site = new Site(d.environment(), d.service());
        Workload workload = workloads.of(d);
        addressing.refuseOthers(site, workloadAt(site, track));
        Sights sights = live.look(site);
        if (sights == null) {
            throw Trouble.untold();
        }
        if (addressed) {
            addressing.lead(site, 0);
        } else {
            addressing.refuseOthersBeside(site);
        }
        Given given = secrets.give(site, variables, sights);
        try {
            cluster.apply(objects.workload(d, workload, given, track, replicas));
        } catch (Trouble e) {
            if (!e.mayPass()) {
                secrets.takeBack(site, given, sights);
            }
            throw e;
        }
    }

    private HasMetadata workloadAt(Site site, Track track) {
        return new DeploymentBuilder().withMetadata(names.metadata(site, track)).build();
    }

    /** Lets the workload on {@code track} have {@code replicas} pods. */
    void scale(Site site, Track track, int replicas) throws Trouble {
        String name = track.name(site.service());
        cluster.ask(
                "Scaling " + name,
                client -> client.apps()
                        .deployments()
                        .inNamespace(names.namespace(site.environment()))
                        .withName(name)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"replicas\":" + replicas + "}}"));
    }

    /** Takes away what is beside the workload that stays, its workload last; no requests may go there any more. */
    void removeCandidate(Site site, Sights sights) throws Trouble {
        secrets.removeAllBut(site, sights.candidate(), live.read(site, Track.STABLE));
        addressing.removeBeside(site);
        if (sights.candidate().deployment() != null) {
            cluster.delete(sights.candidate().deployment());
        }
    }

    /** Takes away what is ours at {@code site}, with its pods; the workload that stays last, by which the rest is known. */
    void remove(Site site, Sights sights) throws Trouble {
        addressing.remove(site);
        secrets.removeAllBut(site, sights.stable(), Sight.NOTHING);
        secrets.removeAllBut(site, sights.candidate(), Sight.NOTHING);
        for (Sight sight : new Sight[] {sights.candidate(), sights.stable()}) {
            if (sight.deployment() != null) {
                cluster.delete(sight.deployment());
            }
        }
    }
}
