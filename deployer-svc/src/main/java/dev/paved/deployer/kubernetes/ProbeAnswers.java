package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the probes of pods were answered: the kubelet tells it in events. */
@Singleton
class ProbeAnswers {

    private static final long MOST = 50;

    private final Cluster cluster;

    ProbeAnswers(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What the probe of {@code pod} was answered last that was not well; empty where nothing is known. */
    Optional<String> of(Pod pod) {
        try {
            return events(pod).stream()
                    .max(Comparator.comparing(ProbeAnswers::at))
                    .map(event -> event.getMessage().strip().replaceFirst("\\.+$", ""));
        } catch (Trouble e) {
            return Optional.empty();
        }
    }

    private List<Event> events(Pod pod) throws Trouble {
        return cluster.ask(
                "Reading why it is not ready",
                client -> client.resources(Event.class)
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withField("involvedObject.uid", pod.getMetadata().getUid())
                        .withField("reason", "Unhealthy")
                        .list(new ListOptionsBuilder().withLimit(MOST).build())
                        .getItems());
    }

    private static String at(Event event) {
        return event.getLastTimestamp() == null ? "" : event.getLastTimestamp();
    }
}
