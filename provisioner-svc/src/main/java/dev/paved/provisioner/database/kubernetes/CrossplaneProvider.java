package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.Obstacle;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Databases that Crossplane makes from a claim each, by a composition of the organisation. See ADR 20. */
@Singleton
@Typed(CrossplaneProvider.class)
public class CrossplaneProvider extends OperatedProvider {

    private final ClaimObjects manifests;

    CrossplaneProvider(Homes homes, Objects objects, ClaimObjects manifests) {
        super(homes, objects);
        this.manifests = manifests;
    }

    @Override
    public String name() {
        return "crossplane";
    }

    @Override
    Optional<Obstacle> unusable(String seed) {
        return Optional.of(new Obstacle(
                "it has a seed, and a database that Crossplane makes can only be filled over a connection, which the"
                        + " platform does not have",
                "leave the seed out, and fill the database from the service"));
    }

    @Override
    Optional<Obstacle> notInstalled() throws TargetException {
        Kind kind = manifests.kind();
        return objects.knows(kind)
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "the claim it is asked with is not installed in the Kubernetes cluster: its API server does not"
                                + " know the kind " + kind.name() + " of " + kind.apiVersion(),
                        "install Crossplane with a definition that offers it, or name the right one in"
                                + " paved.provisioner.crossplane"));
    }

    @Override
    List<Part> parts(DatabaseSite site) {
        return List.of(manifests.claim(site));
    }

    @Override
    boolean isWanted(Part part, DatabaseSite site, boolean usable) {
        return true;
    }

    @Override
    HasMetadata manifest(Part part, DatabaseSite site, String namespace, String password) {
        return manifests.of(part, site, namespace);
    }

    @Override
    Optional<String> waiting(Part part, GenericKubernetesResource asked) throws TargetException {
        String namespace = asked.getMetadata().getNamespace();
        Optional<String> claim = ClaimHealth.waiting(part.in(namespace), asked);
        if (claim.isPresent()) {
            return claim;
        }
        Part connection = ClaimObjects.connection(part);
        return Connection.of(connection(part, namespace, asked.getMetadata().getUid()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("the " + part.in(namespace) + " is ready, but the " + connection.in(namespace)
                        + " of Crossplane lacks endpoint, username or password; the composition has to write them");
    }

    /** Only the one that Crossplane made for that claim. */
    private @Nullable GenericKubernetesResource connection(Part claim, String namespace, @Nullable String uid)
            throws TargetException {
        GenericKubernetesResource secret = objects.get(ClaimObjects.connection(claim), namespace);
        return secret != null
                        && secret.getMetadata().getOwnerReferences().stream()
                                .anyMatch(owner -> owner.getUid().equals(uid))
                ? secret
                : null;
    }

    @Override
    List<? extends HasMetadata> dependents(DatabaseSite site, String namespace, @Nullable String uid)
            throws TargetException {
        GenericKubernetesResource secret = connection(manifests.claim(site), namespace, uid);
        return secret == null ? List.of() : List.of(secret);
    }

    @Override
    public DatabaseAddress address(DatabaseSite site, String password) throws ProviderException {
        Part claim = manifests.claim(site);
        String namespace = homes.namespace(site);
        try {
            return Connection.of(connection(
                            claim, namespace, Identities.of(site.identity()).uid(claim)))
                    .map(Connection::address)
                    .orElseThrow(() -> new ProviderException("the "
                            + ClaimObjects.connection(claim).in(namespace)
                            + ", in which Crossplane tells how it is connected to, is not there any more"));
        } catch (TargetException e) {
            throw told(e);
        }
    }
}
