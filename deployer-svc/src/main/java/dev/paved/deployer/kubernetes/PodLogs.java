package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.List;

/** The last log lines of pods. */
@Singleton
class PodLogs {

    private static final int LINES = 20;

    private final Cluster cluster;

    PodLogs(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Those of {@code pod}, of the run before where there was one; none where they can not be had. */
    List<String> of(Pod pod) {
        boolean restarted = pod.getStatus().getContainerStatuses().stream().anyMatch(it -> it.getRestartCount() > 0);
        try {
            String text = cluster.ask("reading its log", client -> read(client, pod, restarted));
            return text.lines().toList();
        } catch (Trouble e) {
            return List.of();
        }
    }

    private static String read(KubernetesClient client, Pod pod, boolean restarted) {
        var named = client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName());
        String text = restarted
                ? named.terminated().tailingLines(LINES).getLog()
                : named.tailingLines(LINES).getLog();
        return text == null ? "" : text;
    }
}
