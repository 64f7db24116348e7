package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.target.Placement;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Which namespace is an environment's, and by what that is known: its labels and its recorded uid, both. */
@Singleton
public class Ownership {

    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String ENVIRONMENT = "paved.dev/environment";
    public static final String ENVIRONMENT_ID = "paved.dev/environment-id";

    private final String prefix;

    public Ownership(KubernetesSettings settings) {
        this.prefix = settings.namespacePrefix();
    }

    public String namespace(Placement environment) {
        return prefix + environment.name();
    }

    public static Map<String, String> labels(Placement environment) {
        return Map.of(
                MANAGED_BY, "paved",
                ENVIRONMENT, environment.name(),
                ENVIRONMENT_ID, environment.id());
    }

    /** Why {@code namespace} is not the environment's; empty where it is. */
    public static Optional<String> doubt(Placement environment, Namespace namespace) {
        ObjectMeta meta = namespace.getMetadata();
        Map<String, String> labels = meta.getLabels() == null ? Map.of() : meta.getLabels();
        String what = "the namespace " + meta.getName();
        if (!"paved".equals(labels.get(MANAGED_BY))) {
            return Optional.of(what + " is not Paved's: it has no label " + MANAGED_BY + "=paved");
        }
        if (!environment.id().equals(labels.get(ENVIRONMENT_ID))) {
            return Optional.of(what + " belongs to another environment, by its label " + ENVIRONMENT_ID);
        }
        if (environment.identity() != null) {
            return environment.identity().equals(meta.getUid())
                    ? Optional.empty()
                    : Optional.of(what + " is not the one that Paved made: it has the uid " + meta.getUid() + ", not "
                            + environment.identity());
        }
        return isMadeHere(meta)
                ? Optional.empty()
                : Optional.of(what + " was made by somebody else, with Paved's labels");
    }

    /** Whether Paved has made it; where no uid is recorded, by an instance that was killed before it could record it. */
    public static boolean isMadeHere(ObjectMeta meta) {
        return meta.getManagedFields() != null
                && meta.getManagedFields().stream().anyMatch(entry -> Cluster.MANAGER.equals(entry.getManager()));
    }
}
