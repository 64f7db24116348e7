package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection to the API server, made when it is needed first. Nothing is tried again here: reconcilers do that. */
@Singleton
public class Cluster {

    /** Under this name the API server keeps what Paved has set: the one field manager. */
    public static final String MANAGER = "paved-provisioner";

    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 10_000;

    private final KubernetesSettings settings;
    private final CrashPoints crash;
    private @Nullable KubernetesClient client;

    public Cluster(KubernetesSettings settings, CrashPoints crash) {
        this.settings = settings;
        this.crash = crash;
    }

    /** Asks the API server; {@code step} says for people what is tried, and for tests where to crash once it is done. */
    public <T extends @Nullable Object> T ask(String step, Function<KubernetesClient, T> question)
            throws TargetException {
        try {
            T answer = question.apply(client());
            crash.at(step);
            return answer;
        } catch (KubernetesClientException e) {
            throw Refusal.told(step, e);
        }
    }

    private synchronized KubernetesClient client() {
        if (client == null) {
            client = new KubernetesClientBuilder()
                    .withConfig(configuration())
                    .withHttpClientFactory(new JdkHttpClientFactory())
                    .build();
        }
        return client;
    }

    private Config configuration() {
        Config config = settings.kubeconfig()
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(null));
        config.setUserAgent(MANAGER);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        return config;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
