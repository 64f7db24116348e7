package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.Obstacle;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Databases made by CloudNativePG: a {@code Cluster} each. See ADR 20. */
@Singleton
@Typed(CloudNativePgProvider.class)
public class CloudNativePgProvider extends OperatedProvider {

    private static final int PORT = 5432;

    private final ClusterObjects manifests;

    CloudNativePgProvider(Homes homes, Objects objects, ClusterObjects manifests) {
        super(homes, objects);
        this.manifests = manifests;
    }

    @Override
    public String name() {
        return "cloudnative-pg";
    }

    @Override
    Optional<Obstacle> unusable(String seed) {
        return SeedScript.fault(seed).map(why -> new Obstacle(why, "platform database create --help"));
    }

    @Override
    Optional<Obstacle> notInstalled() throws TargetException {
        return objects.knows(ClusterObjects.CLUSTER)
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "CloudNativePG is not installed in the Kubernetes cluster: its API server does not know the kind "
                                + ClusterObjects.CLUSTER.name() + " of " + ClusterObjects.CLUSTER.apiVersion(),
                        "install CloudNativePG (https://cloudnative-pg.io), or set"
                                + " paved.provisioner.databases.provider=postgres"));
    }

    @Override
    List<Part> parts(DatabaseSite site) {
        return ClusterObjects.parts(site);
    }

    /** The seed is not kept for longer than it takes to run it. */
    @Override
    boolean isWanted(Part part, DatabaseSite site, boolean usable) {
        return !part.step().equals(ClusterObjects.SEED) || site.seed() != null && !usable;
    }

    @Override
    HasMetadata manifest(Part part, DatabaseSite site, String namespace, String password) {
        return manifests.of(part, site, namespace, password);
    }

    @Override
    Optional<String> waiting(Part part, GenericKubernetesResource asked) throws TargetException {
        String namespace = asked.getMetadata().getNamespace();
        return ClusterHealth.waiting(
                part.in(namespace), asked, objects.pods(namespace, ClusterObjects.OF_CLUSTER, part.name()));
    }

    @Override
    List<PersistentVolumeClaim> dependents(DatabaseSite site, String namespace, @Nullable String uid)
            throws TargetException {
        return objects.volumes(namespace, ClusterObjects.OF_CLUSTER, ObjectName.of(site)).stream()
                .filter(volume -> isOf(volume, site, uid))
                .toList();
    }

    private static boolean isOf(PersistentVolumeClaim volume, DatabaseSite site, @Nullable String uid) {
        return site.id().equals(volume.getMetadata().getLabels().get(Marks.DATABASE_ID))
                || volume.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getUid().equals(uid));
    }

    @Override
    public DatabaseAddress address(DatabaseSite site, String password) {
        String host = ObjectName.of(site) + "-rw." + homes.namespace(site) + ".svc";
        String url = "postgresql://" + site.name() + ":" + password + "@" + host + ":" + PORT + "/" + site.name()
                + "?sslmode=require";
        return new DatabaseAddress(host, PORT, site.name(), site.name(), password, url);
    }
}
