package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.environment.LivingEnvironments;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.TargetException;
import dev.paved.provisioner.target.kubernetes.Cluster;
import dev.paved.provisioner.target.kubernetes.KubernetesSettings;
import dev.paved.provisioner.target.kubernetes.Ownership;
import io.fabric8.kubernetes.api.model.Namespace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The namespaces that databases are made in: those of their environments. */
@Singleton
class Homes {

    /** What there is of a namespace. */
    sealed interface Home {

        String namespace();

        /** The environment's own. */
        record There(String namespace) implements Home {}

        /** None, or none yet. */
        record Missing(String namespace, String why) implements Home {}

        /** Somebody else's. */
        record Foreign(String namespace, String why) implements Home {}
    }

    private final Function<String, @Nullable Placement> environments;
    private final Cluster cluster;
    private final String prefix;

    @Inject
    Homes(LivingEnvironments environments, Cluster cluster, KubernetesSettings settings) {
        this(environments::placement, cluster, settings);
    }

    Homes(Function<String, @Nullable Placement> environments, Cluster cluster, KubernetesSettings settings) {
        this.environments = environments;
        this.cluster = cluster;
        this.prefix = settings.namespacePrefix();
    }

    String namespace(DatabaseSite site) {
        return prefix + site.environment();
    }

    Home of(DatabaseSite site) throws TargetException {
        String name = namespace(site);
        Placement environment = environments.apply(site.environmentId());
        if (environment == null || environment.identity() == null) {
            return new Home.Missing(
                    name,
                    "the environment's namespace " + name + " is not there yet; platform env show " + site.environment()
                            + " tells why");
        }
        Namespace present = cluster.<@Nullable Namespace>ask(
                "looking at the namespace " + name,
                client -> client.namespaces().withName(name).get());
        if (present == null) {
            return new Home.Missing(
                    name,
                    "the environment's namespace " + name + " is gone; destroy the environment and make it again");
        }
        Optional<String> doubt = Ownership.doubt(environment, present);
        return doubt.<Home>map(why -> new Home.Foreign(name, why)).orElseGet(() -> new Home.There(name));
    }
}
