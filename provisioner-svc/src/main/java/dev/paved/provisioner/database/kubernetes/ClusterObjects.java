package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects that ask CloudNativePG for a database, after its API reference for {@code postgresql.cnpg.io/v1}. */
@Singleton
class ClusterObjects {

    static final Kind CLUSTER = new Kind("postgresql.cnpg.io", "v1", "Cluster", "clusters");

    /** What CloudNativePG marks everything with that it makes for a cluster. */
    static final String OF_CLUSTER = "cnpg.io/cluster";

    static final String LOGIN = "login";
    static final String SEED = "seed";
    static final String NETWORK = "network";
    static final String ASKED = "cluster";
    private static final String SCRIPT = "seed.sql";

    private final CloudNativePgSettings settings;

    ClusterObjects(CloudNativePgSettings settings) {
        this.settings = settings;
    }

    static List<Part> parts(DatabaseSite site) {
        String name = ObjectName.of(site);
        return List.of(
                new Part(Kind.SECRET, name + "-login", LOGIN),
                new Part(Kind.SECRET, name + "-seed", SEED),
                new Part(Kind.NETWORK_POLICY, name, NETWORK),
                new Part(CLUSTER, name, ASKED));
    }

    HasMetadata of(Part part, DatabaseSite site, String namespace, String password) {
        return switch (part.step()) {
            case LOGIN -> login(part, site, namespace, password);
            case SEED -> seed(part, site, namespace);
            case NETWORK -> ClusterNetwork.policy(part, site, namespace, settings);
            default -> cluster(part, site, namespace);
        };
    }

    private static HasMetadata login(Part part, DatabaseSite site, String namespace, String password) {
        return new SecretBuilder()
                .withMetadata(Marks.metadata(site, namespace, part.name()))
                .withType("kubernetes.io/basic-auth")
                .withStringData(Map.of("username", site.name(), "password", password))
                .build();
    }

    private static HasMetadata seed(Part part, DatabaseSite site, String namespace) {
        String seed = site.seed() == null ? "" : site.seed();
        return new SecretBuilder()
                .withMetadata(Marks.metadata(site, namespace, part.name()))
                .withStringData(Map.of(SCRIPT, SeedScript.of(seed, site.name())))
                .build();
    }

    private HasMetadata cluster(Part part, DatabaseSite site, String namespace) {
        GenericKubernetesResource cluster = new GenericKubernetesResource();
        cluster.setApiVersion(CLUSTER.apiVersion());
        cluster.setKind(CLUSTER.name());
        cluster.setMetadata(Marks.metadata(site, namespace, part.name()));
        cluster.setAdditionalProperty("spec", spec(part, site));
        return cluster;
    }

    private Map<String, Object> spec(Part part, DatabaseSite site) {
        CloudNativePgSettings.Size size = settings.of(site.size());
        Map<String, Object> storage = new TreeMap<>(Map.of("size", size.storage()));
        settings.storageClass().ifPresent(name -> storage.put("storageClass", name));
        Map<String, Object> spec = new TreeMap<>(Map.of(
                "instances", size.instances(),
                "enableSuperuserAccess", false,
                "inheritedMetadata", Map.of("labels", Map.of(Marks.DATABASE_ID, site.id())),
                "bootstrap", Map.of("initdb", bootstrap(part, site)),
                "storage", storage,
                "resources",
                        Map.of(
                                "requests", Map.of("cpu", size.cpu(), "memory", size.memory()),
                                "limits", Map.of("memory", size.memory()))));
        settings.image().ifPresent(image -> spec.put("imageName", image));
        return spec;
    }

    private static Map<String, Object> bootstrap(Part part, DatabaseSite site) {
        Map<String, Object> bootstrap = new TreeMap<>(Map.of(
                "database", site.name(),
                "owner", site.name(),
                "encoding", "UTF8",
                "dataChecksums", true,
                "secret", Map.of("name", part.name() + "-login")));
        if (site.seed() != null) {
            bootstrap.put(
                    "postInitApplicationSQLRefs",
                    Map.of("secretRefs", List.of(Map.of("name", part.name() + "-seed", "key", SCRIPT))));
        }
        return bootstrap;
    }
}
