package dev.paved.provisioner.target.kubernetes;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.SecretNames;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The target as it is, without a service around it; and the environments that it is to make. */
public final class TestTarget {

    private TestTarget() {}

    public static KubernetesSettings settings(String prefix, Path kubeconfig, Map<String, String> more) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(KubernetesSettings.class)
                .withDefaultValue("paved.provisioner.kubernetes.kubeconfig", kubeconfig.toString())
                .withDefaultValue("paved.provisioner.kubernetes.namespace-prefix", prefix)
                .withDefaultValue("paved.provisioner.kubernetes.domain", "apps.example.com");
        more.forEach((name, value) -> builder.withDefaultValue("paved.provisioner.kubernetes." + name, value));
        return builder.build().getConfigMapping(KubernetesSettings.class);
    }

    public static KubernetesTarget of(KubernetesSettings settings, Cluster cluster) {
        Ownership ownership = new Ownership(settings);
        ServiceObjects services = new ServiceObjects(settings, ownership);
        NamespaceObjects namespaces = new NamespaceObjects(settings, ownership, new NetworkRules(settings, ownership));
        return new KubernetesTarget(
                cluster,
                ownership,
                namespaces,
                services,
                new Workloads(services),
                new Leftovers(cluster, ownership),
                new Remains(cluster),
                new SecretObjects(cluster, ownership),
                new LiveObjects(cluster, namespaces, services),
                new Watches(cluster));
    }

    public static Placement placement(String name, ServiceSpec... services) {
        return new Placement(
                UUID.randomUUID().toString(),
                name,
                EnvironmentType.PREVIEW,
                "ada",
                Instant.parse("2026-01-01T00:00:00Z"),
                "kubernetes",
                null,
                1,
                List.of(services),
                SecretNames.NONE);
    }

    public static Placement known(Placement placement, @Nullable String identity) {
        return known(placement, identity, placement.services().toArray(ServiceSpec[]::new));
    }

    static Placement known(Placement placement, @Nullable String identity, ServiceSpec... services) {
        return new Placement(
                placement.id(),
                placement.name(),
                placement.type(),
                placement.owner(),
                placement.createdAt(),
                placement.target(),
                identity,
                placement.generation(),
                List.of(services),
                placement.secrets());
    }

    static Placement having(Placement placement, SecretNames secrets) {
        return new Placement(
                placement.id(),
                placement.name(),
                placement.type(),
                placement.owner(),
                placement.createdAt(),
                placement.target(),
                placement.identity(),
                placement.generation(),
                placement.services(),
                secrets);
    }

    /** The same, set once more. */
    static Placement changed(Placement placement, ServiceSpec... services) {
        return new Placement(
                placement.id(),
                placement.name(),
                placement.type(),
                placement.owner(),
                placement.createdAt(),
                placement.target(),
                placement.identity(),
                placement.generation() + 1,
                List.of(services),
                placement.secrets());
    }

    /** An instance that is killed before, or after, one of its questions to the API server. */
    public static final class Mortal extends Cluster {

        private int left;
        private final boolean answered;

        public Mortal(KubernetesSettings settings, int left, boolean answered) {
            super(settings, CrashPoints.off());
            this.left = left;
            this.answered = answered;
        }

        @Override
        public <T extends @Nullable Object> T ask(String step, Function<KubernetesClient, T> question)
                throws TargetException {
            boolean last = left-- == 0;
            if (last && !answered) {
                throw new Killed();
            }
            T answer = super.ask(step, question);
            if (last) {
                throw new Killed();
            }
            return answer;
        }
    }

    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
