package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a version takes of a namespace beyond what is there, until it has taken over. Pods of quantities that are not said
 * here count for nothing.
 *
 * @param amounts by the names that quotas have for them
 */
record Needs(Map<String, BigDecimal> amounts) {

    /** The share of pods that are started before others end, as the workload says. */
    private static final int SURGE = 4;

    Needs {
        amounts = Map.copyOf(amounts);
    }

    /** Those of {@code next} where {@code present} is; {@code ingress} says whether it is reached from outside. */
    static Needs of(Workload next, @Nullable Deployment present, boolean ingress) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        int before = present == null ? 0 : present.getSpec().getReplicas();
        boolean beside = next.isBeside() && before > 0;
        BigDecimal pods = needed(next.replicas(), before, beside, BigDecimal.ONE, BigDecimal.ONE);
        amounts.put("pods", pods);
        amounts.put("count/pods", pods);
        BigDecimal cpu = amount(new Quantity(next.cpu()));
        BigDecimal memory = amount(new Quantity(next.memory()));
        BigDecimal cpus = needed(next.replicas(), before, beside, cpu, sum(present, it -> it.getRequests(), "cpu"));
        BigDecimal memories =
                needed(next.replicas(), before, beside, memory, sum(present, it -> it.getRequests(), "memory"));
        amounts.put("cpu", cpus);
        amounts.put("requests.cpu", cpus);
        amounts.put("memory", memories);
        amounts.put("requests.memory", memories);
        amounts.put(
                "limits.memory",
                needed(next.replicas(), before, beside, memory, sum(present, it -> it.getLimits(), "memory")));
        if (present == null || beside) {
            amounts.put("count/deployments.apps", BigDecimal.ONE);
        }
        if (present == null) {
            amounts.put("services", BigDecimal.ONE);
            amounts.put("count/services", BigDecimal.ONE);
            if (ingress) {
                amounts.put("count/ingresses.networking.k8s.io", BigDecimal.ONE);
            }
        }
        return new Needs(amounts);
    }

    /**
     * The most that {@code replicas} pods of {@code each} take at a time beyond the {@code before} of {@code former} that
     * they replace: when the first of them come, or when the last of the others go. As many again run {@code beside} those.
     */
    private static BigDecimal needed(int replicas, int before, boolean beside, BigDecimal each, BigDecimal former) {
        if (before == 0) {
            return each.multiply(BigDecimal.valueOf(replicas));
        }
        int surge = Math.ceilDiv(replicas, SURGE);
        BigDecimal first = each.multiply(BigDecimal.valueOf((long) replicas + surge - before));
        BigDecimal last = each.multiply(BigDecimal.valueOf(replicas))
                .subtract(former.multiply(BigDecimal.valueOf((long) before - surge)));
        BigDecimal extra = beside ? each.multiply(BigDecimal.valueOf(replicas)) : BigDecimal.ZERO;
        return first.max(last).add(extra);
    }

    private static BigDecimal sum(
            @Nullable Deployment present,
            Function<ResourceRequirements, @Nullable Map<String, Quantity>> which,
            String resource) {
        return present == null
                ? BigDecimal.ZERO
                : present.getSpec().getTemplate().getSpec().getContainers().stream()
                        .map(Container::getResources)
                        .map(it -> it == null ? null : which.apply(it))
                        .map(it -> it == null ? null : it.get(resource))
                        .map(it -> it == null ? BigDecimal.ZERO : amount(it))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal amount(Quantity quantity) {
        return quantity.getNumericalAmount();
    }
}
