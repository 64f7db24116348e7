package dev.paved.deployer.kubernetes;

import dev.paved.deployer.local.PrometheusText;
import dev.paved.deployer.local.RequestCounts;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests that pods have answered, as they export them: the API server asks them for the deployer. */
@Singleton
class PodCounts {

    /** How many pods of a version stand for all. */
    private static final int MOST = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_ALL = Duration.ofSeconds(4);
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Cluster cluster;
    private final KubernetesSettings settings;
    private final InstantSource time;

    PodCounts(Cluster cluster, KubernetesSettings settings, InstantSource time) {
        this.cluster = cluster;
        this.settings = settings;
        this.time = time;
    }

    /** What each pod of {@code sight} has answered since its container began, by a name of both; none where they don't tell. */
    Map<String, RequestCounts> of(Sight sight) {
        Instant end = time.instant().plus(PATIENCE_WITH_ALL);
        Map<String, RequestCounts> counts = new HashMap<>();
        Iterator<Pod> pods = some(sight).iterator();
        while (pods.hasNext() && time.instant().isBefore(end)) {
            Pod pod = pods.next();
            of(pod).ifPresent(counted -> counts.put(name(pod), counted));
        }
        return counts;
    }

    /** The same pods each time, as long as they are there. */
    private static Stream<Pod> some(Sight sight) {
        return sight.pods().stream()
                .filter(pod -> pod.getStatus().getPodIP() != null)
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .limit(MOST);
    }

    private static String name(Pod pod) {
        int restarts = pod.getStatus().getContainerStatuses().stream()
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
        return pod.getMetadata().getUid() + "/" + restarts;
    }

    private Optional<RequestCounts> of(Pod pod) {
        try {
            return cluster.ask(
                    "Reading what it exports",
                    client -> PrometheusText.counts(path -> text(client, pod, path), health(pod)));
        } catch (Trouble e) {
            return Optional.empty();
        }
    }

    private static String health(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .map(Container::getReadinessProbe)
                .flatMap(probe -> Stream.ofNullable(probe).map(Probe::getHttpGet))
                .flatMap(get -> Stream.ofNullable(get.getPath()))
                .findFirst()
                .orElse("");
    }

    private Optional<String> text(KubernetesClient client, Pod pod, String path) {
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri("%sapi/v1/namespaces/%s/pods/%s:%d/proxy%s"
                        .formatted(
                                client.getMasterUrl(),
                                pod.getMetadata().getNamespace(),
                                pod.getMetadata().getName(),
                                settings.port(),
                                path))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        Body body = new Body();
        try {
            return http.consumeBytes(request, body)
                    .thenCompose(answer -> body.of(answer))
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException | CancellationException e) {
            body.cancel();
            return Optional.empty();
        }
    }

    /** What a pod answers, as long as it is not too much. */
    private static final class Body implements AsyncBody.Consumer<List<ByteBuffer>> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile @Nullable AsyncBody source;

        CompletableFuture<Optional<String>> of(HttpResponse<AsyncBody> answer) {
            AsyncBody body = answer.body();
            source = body;
            body.consume();
            return body.done()
                    .thenApply(end -> answer.code() == HttpURLConnection.HTTP_OK
                            ? Optional.of(bytes.toString(StandardCharsets.UTF_8))
                            : Optional.empty());
        }

        @Override
        public void consume(List<ByteBuffer> some, AsyncBody body) {
            some.forEach(buffer -> {
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            });
            if (bytes.size() > LARGEST) {
                body.cancel();
            } else {
                body.consume();
            }
        }

        void cancel() {
            if (source instanceof AsyncBody body) {
                body.cancel();
            }
        }
    }
}
