package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One watch a kind for the objects of all environments; it begins anew by itself whenever it ends. */
@Singleton
class Watches {

    private final Cluster cluster;
    private final List<SharedIndexInformer<?>> running = new CopyOnWriteArrayList<>();

    Watches(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Says the id of each environment that something has changed in. */
    void start(Consumer<String> changed) throws TargetException {
        cluster.ask("watching environments", client -> {
            start(client.namespaces().withLabels(ours()), changed);
            start(client.apps().deployments().inAnyNamespace().withLabels(ours()), changed);
            start(client.services().inAnyNamespace().withLabels(ours()), changed);
            start(client.serviceAccounts().inAnyNamespace().withLabels(ours()), changed);
            start(client.resourceQuotas().inAnyNamespace().withLabels(ours()), changed);
            start(client.limitRanges().inAnyNamespace().withLabels(ours()), changed);
            start(client.network().v1().ingresses().inAnyNamespace().withLabels(ours()), changed);
            start(client.network().v1().networkPolicies().inAnyNamespace().withLabels(ours()), changed);
            return client;
        });
    }

    private static Map<String, String> ours() {
        return Map.of(Ownership.MANAGED_BY, "paved");
    }

    private <T extends HasMetadata> void start(Informable<T> objects, Consumer<String> changed) {
        SharedIndexInformer<T> informer = objects.runnableInformer(0);
        informer.addEventHandler(new Told<>(changed));
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        running.add(informer);
    }

    /** Passes on whose object it was. */
    private record Told<T extends HasMetadata>(Consumer<String> changed) implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            tell(object);
        }

        @Override
        public void onUpdate(T before, T now) {
            if (!isOnlyCounted(before, now)) {
                tell(before);
                if (!Objects.equals(id(before), id(now))) {
                    tell(now);
                }
            }
        }

        @Override
        public void onDelete(T object, boolean unknown) {
            tell(object);
        }

        /** Whether nothing changed but what the cluster has counted for a quota. */
        private static boolean isOnlyCounted(HasMetadata before, HasMetadata now) {
            return before instanceof ResourceQuota old
                    && now instanceof ResourceQuota next
                    && Objects.equals(old.getSpec(), next.getSpec())
                    && Objects.equals(
                            old.getMetadata().getLabels(), next.getMetadata().getLabels());
        }

        private void tell(HasMetadata object) {
            String id = id(object);
            if (id != null) {
                changed.accept(id);
            }
        }

        private static @Nullable String id(HasMetadata object) {
            return object.getMetadata().getLabels().get(Ownership.ENVIRONMENT_ID);
        }
    }

    @PreDestroy
    void stop() {
        running.forEach(SharedIndexInformer::stop);
    }
}
