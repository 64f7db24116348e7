package dev.paved.kit.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection to an API server, made when it is needed first. Nothing is tried again here: reconcilers do that. */
public final class ClusterConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 10_000;

    /** The pause before a watch that ended begins anew; it doubles up to five times. */
    private static final int RECONNECT_MILLIS = 250;

    private final Optional<Path> kubeconfig;
    private final String userAgent;
    private @Nullable KubernetesClient client;

    /**
     * A connection that is not made yet.
     *
     * @param kubeconfig the file; without it the one of {@code KUBECONFIG}, of the user, or of the pod
     * @param userAgent who asks
     */
    public ClusterConnection(Optional<Path> kubeconfig, String userAgent) {
        this.kubeconfig = kubeconfig;
        this.userAgent = userAgent;
    }

    /** The client. */
    public synchronized KubernetesClient client() {
        if (client == null) {
            client = new KubernetesClientBuilder()
                    .withConfig(configuration())
                    .withHttpClientFactory(new Direct())
                    .build();
        }
        return client;
    }

    private Config configuration() {
        Config config = kubeconfig
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(null));
        config.setUserAgent(userAgent);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        config.setWatchReconnectInterval(RECONNECT_MILLIS);
        return config;
    }

    /** Follows nobody elsewhere: what a pod answers through the API server may be a redirect to anywhere. */
    private static final class Direct extends JdkHttpClientFactory {
        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            builder.followRedirects(HttpClient.Redirect.NEVER);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
