package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.kubernetes.ApiFailure;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.ServiceState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from live workloads whether a service can be used, and early why it cannot. */
@Singleton
class Workloads {

    private final ServiceObjects objects;

    Workloads(ServiceObjects objects) {
        this.objects = objects;
    }

    ServiceState state(Placement environment, ServiceSpec service, @Nullable Deployment workload, List<Pod> pods) {
        String url = objects.url(environment, service).orElse(null);
        if (workload != null && isAvailable(workload)) {
            return new ServiceState(service.name(), service.image(), true, "Available", null, url);
        }
        PodTrouble trouble = refused(workload)
                .or(() -> PodTrouble.of(pods))
                .orElse(new PodTrouble("NotAvailableYet", "it is not available yet"));
        return new ServiceState(service.name(), service.image(), false, trouble.reason(), trouble.message(), url);
    }

    private static boolean isAvailable(Deployment workload) {
        DeploymentStatus status = workload.getStatus();
        return status != null
                && Objects.equals(workload.getMetadata().getGeneration(), status.getObservedGeneration())
                && count(status.getUpdatedReplicas())
                        >= count(workload.getSpec().getReplicas())
                // While there are others, those that are available may be of an earlier version.
                && count(status.getReplicas()) <= count(status.getUpdatedReplicas())
                && count(status.getAvailableReplicas())
                        >= count(workload.getSpec().getReplicas());
    }

    private static int count(@Nullable Integer replicas) {
        return replicas == null ? 0 : replicas;
    }

    /** Pods that the cluster does not let be made. */
    private static Optional<PodTrouble> refused(@Nullable Deployment workload) {
        if (workload == null || workload.getStatus() == null) {
            return Optional.empty();
        }
        return workload.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("ReplicaFailure")
                        && condition.getStatus().equals("True"))
                .map(condition -> String.valueOf(condition.getMessage()))
                .map(cause -> {
                    Refusal refusal = Refusal.of(ApiFailure.ofPod(cause));
                    return new PodTrouble(refusal.reason(), cause + "; " + refusal.next());
                })
                .findFirst();
    }
}
