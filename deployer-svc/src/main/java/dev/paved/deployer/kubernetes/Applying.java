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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies deployments to the cluster, and takes them away. */
@Singleton
class Applying {

    private final Cluster cluster;
    private final WorkloadObjects objects;
    private final Workloads workloads;
    private final Secrets secrets;
    private final Provisioner provisioner;
    private final InstantSource time;

    Applying(
            Cluster cluster,
            WorkloadObjects objects,
            Workloads workloads,
            Secrets secrets,
            Provisioner provisioner,
            InstantSource time) {
        this.cluster = cluster;
        this.objects = objects;
        this.workloads = workloads;
        this.secrets = secrets;
        this.provisioner = provisioner;
        this.time = time;
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

    /** The same, with {@code variables}. With force: somebody has asked for it. */
    void apply(Deployment d, Variables variables) throws Trouble {
        Site site = new Site(d.environment(), d.service());
        Workload workload = workloads.of(d);
        Given given = secrets.give(site, variables);
        HasMetadata workloadObject =
                objects.workload(d, workload, given, time.instant().truncatedTo(ChronoUnit.MILLIS));
        List<HasMetadata> all = Stream.concat(objects.addresses(site).stream(), Stream.of(workloadObject))
                .toList();
        for (HasMetadata object : all) {
            cluster.ask("Applying the " + told(object), client -> apply(client, object));
        }
    }

    private static HasMetadata apply(KubernetesClient client, HasMetadata object) {
        return client.resource(object)
                .fieldManager(Cluster.MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    /** Takes away what is ours at {@code site}, with its pods. */
    void remove(Site site, Sight sight) throws Trouble {
        List<HasMetadata> all = Stream.concat(Stream.ofNullable(sight.deployment()), objects.addresses(site).stream())
                .toList();
        for (HasMetadata object : all) {
            cluster.ask(
                    "Deleting the " + told(object),
                    client -> client.resource(object).delete());
        }
        for (String secret : sight.secrets().toList()) {
            secrets.remove(site, secret);
        }
    }

    private static String told(HasMetadata object) {
        return object.getKind().toLowerCase(java.util.Locale.ROOT) + " "
                + object.getMetadata().getName();
    }
}
