package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Given;
import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.variables.Answer;
import dev.paved.deployer.variables.Provisioner;
import dev.paved.deployer.variables.Variables;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Applies deployments to the cluster, and takes them away. */
@Singleton
class Applying {

    private final Cluster cluster;
    private final WorkloadObjects objects;
    private final Workloads workloads;
    private final Secrets secrets;
    private final Provisioner provisioner;
    private final Names names;

    Applying(
            Cluster cluster,
            WorkloadObjects objects,
            Workloads workloads,
            Secrets secrets,
            Provisioner provisioner,
            Names names) {
        this.cluster = cluster;
        this.objects = objects;
        this.workloads = workloads;
        this.secrets = secrets;
        this.provisioner = provisioner;
        this.names = names;
    }

    /** Applies {@code d} with what its service is given now; the answer is what is missing of that, and nothing is done then. */
    Optional<String> apply(Deployment d) throws Trouble {
        return switch (provisioner.ask(d.release().recipient())) {
            case Answer.Missing(String reason) -> Optional.of(reason);
            case Answer.Given(Variables variables) -> {
                apply(d, variables);
                yield Optional.empty();
            }
        };
    }

    /**
     * The same, with {@code variables}. With force: somebody has asked for it. The workload comes last: by it is known that all
     * was applied.
     */
    void apply(Deployment d, Variables variables) throws Trouble {
        Site site = new Site(d.environment(), d.service());
        Workload workload = workloads.of(d);
        refuseOthers(site);
        Given given = secrets.give(site, variables);
        for (HasMetadata address : objects.addresses(site)) {
            apply(address);
        }
        apply(objects.workload(d, workload, given));
    }

    /** What somebody else runs under the name of the service is not taken over. */
    private void refuseOthers(Site site) throws Trouble {
        String namespace = names.namespace(site.environment());
        var present = cluster.ask(
                "Looking for " + site.service(),
                client -> client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(site.service())
                        .get());
        if (present != null && !Names.isOurs(present)) {
            throw new Trouble("There is a Deployment " + site.service() + " in the namespace " + namespace
                    + " already that was not made by deploying, which is left alone. If the environment's manifest runs the"
                    + " service, take it out there: platform env show " + site.environment() + ".");
        }
    }

    private void apply(HasMetadata object) throws Trouble {
        cluster.ask("Applying the " + told(object), client -> apply(client, object));
    }

    private static HasMetadata apply(KubernetesClient client, HasMetadata object) {
        return client.resource(object)
                .fieldManager(Cluster.MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    /** Takes away what is ours at {@code site}, with its pods; the workload last, by which the rest is known. */
    void remove(Site site, Sight sight) throws Trouble {
        for (HasMetadata address : objects.addresses(site)) {
            delete(address);
        }
        for (String secret :
                sight.secrets().filter(name -> Secrets.isOf(site, name)).toList()) {
            secrets.remove(site, secret);
        }
        if (sight.deployment() != null) {
            delete(sight.deployment());
        }
    }

    private void delete(HasMetadata object) throws Trouble {
        cluster.ask(
                "Deleting the " + told(object),
                client -> client.resource(object).delete());
    }

    private static String told(HasMetadata object) {
        return object.getKind().toLowerCase(java.util.Locale.ROOT) + " "
                + object.getMetadata().getName();
    }
}
