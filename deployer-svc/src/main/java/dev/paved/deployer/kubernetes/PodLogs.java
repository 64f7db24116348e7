package dev.paved.deployer.kubernetes;

import dev.paved.deployer.local.LogLine;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The last log lines of pods. */
@Singleton
class PodLogs {

    private static final int LINES = 20;
    private static final int MOST_BYTES = 32 * 1024;

    private final Cluster cluster;

    PodLogs(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Those of {@code pod}, of the run before where there was one; none where they can not be had. */
    List<String> of(Pod pod) {
        boolean restarted = pod.getStatus().getContainerStatuses().stream().anyMatch(it -> it.getRestartCount() > 0);
        try {
            String text = cluster.ask("Reading its log", client -> read(client, pod, restarted));
            return text.lines().map(LogLine::printable).toList();
        } catch (Trouble e) {
            return List.of();
        }
    }

    private static String read(KubernetesClient client, Pod pod, boolean restarted) {
        var named = client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName());
        var lines = restarted ? named.terminated().tailingLines(LINES) : named.tailingLines(LINES);
        try (InputStream log = lines.getLogInputStream()) {
            return log == null ? "" : new String(log.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
