package dev.paved.deployer.kubernetes;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.DeployerSettings.TargetKind;
import dev.paved.deployer.capacity.Blocking;
import dev.paved.deployer.capacity.CapacityRefusal;
import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.http.RefusedException;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing begin that the quotas of its namespace leave no room for. What can't be read is no reason to refuse: the
 * rollout tells it within seconds too.
 */
@Singleton
class QuotaGate implements Gate {

    private static final Logger LOG = Logger.getLogger(QuotaGate.class);

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private final boolean here;
    private final Manifests manifests;
    private final Workloads workloads;
    private final Cluster cluster;
    private final Names names;
    private final KubernetesSettings settings;

    QuotaGate(
            DeployerSettings deployer,
            Manifests manifests,
            Workloads workloads,
            Cluster cluster,
            Names names,
            KubernetesSettings settings) {
        this.here = deployer.target() == TargetKind.KUBERNETES;
        this.manifests = manifests;
        this.workloads = workloads;
        this.cluster = cluster;
        this.names = names;
        this.settings = settings;
    }

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        String image = plan.image();
        return here && image != null
                ? Blocking.ask(() -> look(plan, image))
                : Uni.createFrom().item(Optional.empty());
    }

    private Optional<Overridden> look(Plan plan, String image) {
        try {
            List<ResourceQuota> quotas = quotas(plan);
            if (!quotas.isEmpty()) {
                needs(plan, image).ifPresent(needs -> quotas.forEach(quota -> judge(plan, quota, needs)));
            }
        } catch (Trouble e) {
            LOG.infof("service=%s environment=%s no quota is known: %s", plan.service(), plan.environment(), e.words());
        }
        return Optional.empty();
    }

    private Optional<Needs> needs(Plan plan, String image) throws Trouble {
        Workload next;
        try {
            next = workloads.from(image, manifests.peek(plan.service(), plan.repository(), plan.commit()));
        } catch (ManifestProblem | RefusedException e) {
            return Optional.empty();
        }
        Deployment present = present(plan);
        return present == null || Names.isOurs(present, plan.service())
                ? Optional.of(Needs.of(next, present, settings.domain().isPresent()))
                : Optional.empty();
    }

    /** Those that hold for all pods. */
    private List<ResourceQuota> quotas(Plan plan) throws Trouble {
        return cluster
                .ask(
                        "Reading the quotas of " + plan.environment(),
                        client -> client.resourceQuotas()
                                .inNamespace(names.namespace(plan.environment()))
                                .list()
                                .getItems())
                .stream()
                .filter(it -> it.getSpec().getScopes().isEmpty() && it.getSpec().getScopeSelector() == null)
                .toList();
    }

    private @Nullable Deployment present(Plan plan) throws Trouble {
        return cluster.ask(
                "Looking at " + plan.service(),
                client -> client.apps()
                        .deployments()
                        .inNamespace(names.namespace(plan.environment()))
                        .withName(plan.service())
                        .get());
    }

    /** What it counts is said in its status, once it was counted. */
    private static void judge(Plan plan, ResourceQuota quota, Needs needs) {
        if (quota.getStatus() == null || quota.getStatus().getHard() == null) {
            return;
        }
        Map<String, Quantity> used = quota.getStatus().getUsed();
        new TreeMap<>(quota.getStatus().getHard()).forEach((resource, hard) -> {
            Quantity taken = used == null ? null : used.get(resource);
            BigDecimal needed = needs.amounts().get(resource);
            if (taken != null
                    && needed != null
                    && needed.signum() > 0
                    && Needs.amount(taken).add(needed).compareTo(Needs.amount(hard)) > 0) {
                throw new CapacityRefusal.Quota(
                                plan.service(),
                                plan.environment(),
                                plan.version(),
                                quota.getMetadata().getName(),
                                resource,
                                hard.toString(),
                                taken.toString(),
                                words(resource, needed))
                        .thrown();
            }
        });
    }

    private static String words(String resource, BigDecimal needed) {
        return resource.endsWith("memory")
                ? needed.divide(MEBIBYTE, 0, RoundingMode.CEILING) + "Mi"
                : needed.stripTrailingZeros().toPlainString();
    }
}
