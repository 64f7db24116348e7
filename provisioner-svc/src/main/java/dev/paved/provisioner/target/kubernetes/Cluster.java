package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.kubernetes.ClusterConnection;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cluster that environments are made on. */
@Singleton
public class Cluster {

    /** Under this name the API server keeps what Paved has set: the one field manager. */
    public static final String MANAGER = "paved-provisioner";

    private final CrashPoints crash;
    private final ClusterConnection connection;

    public Cluster(KubernetesSettings settings, CrashPoints crash) {
        this.crash = crash;
        this.connection = new ClusterConnection(settings.kubeconfig(), MANAGER);
    }

    /** Asks the API server; {@code step} says for people what is tried, and for tests where to crash once it is done. */
    public <T extends @Nullable Object> T ask(String step, Function<KubernetesClient, T> question)
            throws TargetException {
        try {
            T answer = question.apply(connection.client());
            crash.at(step);
            return answer;
        } catch (KubernetesClientException e) {
            throw Refusal.told(step, e);
        }
    }

    @PreDestroy
    void close() {
        connection.close();
    }
}
