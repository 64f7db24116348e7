package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is of ours in the cluster, as one watch a kind tells it: looking costs the API server nothing. A watch begins
 * anew by itself whenever it ends; until it does, nothing is seen.
 */
@Singleton
class Live {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final Cluster cluster;
    private final Names names;
    private @Nullable Watched watched;
    private Consumer<Site> changed = site -> {};

    Live(Cluster cluster, Names names) {
        this.cluster = cluster;
        this.names = names;
    }

    private record Watched(
            SharedIndexInformer<Deployment> deployments,
            SharedIndexInformer<ReplicaSet> replicaSets,
            SharedIndexInformer<Pod> pods) {

        /** Whether all that is there is known, and what changes is told. */
        boolean isCurrent() {
            return Stream.of(deployments, replicaSets, pods).allMatch(it -> it.hasSynced() && it.isWatching());
        }
    }

    /** Tells {@code listener} from now on where something has changed. */
    synchronized void onChange(Consumer<Site> listener) {
        changed = listener;
    }

    /** What is seen of {@code site}; null while the API server tells nothing. */
    @Nullable
    Sights look(Site site) throws Trouble {
        Watched all = watched();
        return all.isCurrent() ? new Sights(look(all, site, Track.STABLE), look(all, site, Track.CANDIDATE)) : null;
    }

    private Sight look(Watched all, Site site, Track track) {
        String namespace = names.namespace(site.environment());
        Deployment deployment = all.deployments().getStore().getByKey(namespace + "/" + track.name(site.service()));
        if (deployment == null || !Names.isOurs(deployment, site.service())) {
            return Sight.NOTHING;
        }
        List<ReplicaSet> replicaSets = owned(inNamespace(all.replicaSets(), namespace), deployment);
        return sight(deployment, replicaSets, inNamespace(all.pods(), namespace));
    }

    /** What is on {@code track} now, asked of the API server: nothing is given up for what was seen a while ago. */
    Sight read(Site site, Track track) throws Trouble {
        String namespace = names.namespace(site.environment());
        return cluster.ask("Looking at " + site.service(), client -> {
            Deployment deployment = client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName(track.name(site.service()))
                    .get();
            if (deployment == null || !Names.isOurs(deployment, site.service())) {
                return Sight.NOTHING;
            }
            Map<String, String> labels = Names.labels(site.environment(), site.service());
            List<ReplicaSet> replicaSets = client.apps()
                    .replicaSets()
                    .inNamespace(namespace)
                    .withLabels(labels)
                    .list()
                    .getItems();
            List<Pod> pods = client.pods()
                    .inNamespace(namespace)
                    .withLabels(labels)
                    .list()
                    .getItems();
            return sight(deployment, owned(replicaSets, deployment), pods);
        });
    }

    /** The present pods are those of the replica set with the highest revision: the Deployment tells its own a moment later. */
    private static Sight sight(Deployment deployment, List<ReplicaSet> replicaSets, List<Pod> pods) {
        List<Pod> current = replicaSets.stream()
                .max(Comparator.comparingLong(Live::revision))
                .map(it -> owned(pods, it).stream().filter(Live::isWanted).toList())
                .orElse(List.of());
        return new Sight(deployment, replicaSets, current);
    }

    private static long revision(ReplicaSet replicaSet) {
        String revision = annotation(replicaSet, REVISION);
        return revision == null || !revision.matches("\\d{1,18}") ? 0 : Long.parseLong(revision);
    }

    /** Whether it is not on its way out: such a pod is replaced, and says nothing of the others. */
    private static boolean isWanted(Pod pod) {
        String phase = pod.getStatus().getPhase();
        return pod.getMetadata().getDeletionTimestamp() == null
                && !"Failed".equals(phase)
                && !"Succeeded".equals(phase);
    }

    /** Ids of all sites that something of ours is at. */
    List<Site> sites() throws Trouble {
        return watched().deployments().getStore().list().stream()
                .map(Live::site)
                .distinct()
                .toList();
    }

    static @Nullable String annotation(HasMetadata object, String name) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(name);
    }

    private static <T extends HasMetadata> List<T> inNamespace(SharedIndexInformer<T> all, String namespace) {
        return all.getIndexer().byIndex("namespace", namespace);
    }

    private static <T extends HasMetadata> List<T> owned(List<T> all, HasMetadata owner) {
        return all.stream()
                .filter(object -> object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(it -> it.getUid().equals(owner.getMetadata().getUid())))
                .toList();
    }

    private synchronized Watched watched() throws Trouble {
        if (watched == null) {
            watched = cluster.ask(
                    "Watching what runs",
                    client -> new Watched(
                            watch(client.apps().deployments().inAnyNamespace().withLabels(Names.ours())),
                            watch(client.apps().replicaSets().inAnyNamespace().withLabels(Names.ours())),
                            watch(client.pods().inAnyNamespace().withLabels(Names.ours()))));
        }
        return watched;
    }

    private <T extends HasMetadata> SharedIndexInformer<T> watch(Informable<T> objects) {
        SharedIndexInformer<T> informer = objects.runnableInformer(0);
        informer.addEventHandler(new Told<>());
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        return informer;
    }

    private static Site site(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return new Site(labels.getOrDefault(Names.ENVIRONMENT, ""), labels.getOrDefault(Names.NAME, ""));
    }

    /** Passes on whose object it was. */
    private final class Told<T extends HasMetadata> implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            changed.accept(site(object));
        }

        @Override
        public void onUpdate(T before, T now) {
            changed.accept(site(now));
        }

        @Override
        public void onDelete(T object, boolean unknown) {
            changed.accept(site(object));
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (watched != null) {
            watched.deployments().stop();
            watched.replicaSets().stop();
            watched.pods().stop();
        }
    }
}
