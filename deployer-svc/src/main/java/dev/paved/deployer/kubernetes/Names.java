package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import jakarta.inject.Singleton;
import java.util.Map;

/** How objects are called and labelled. */
@Singleton
class Names {

    static final String NAME = "app.kubernetes.io/name";
    static final String VERSION = "app.kubernetes.io/version";
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String ENVIRONMENT = "paved.dev/environment";

    /** On a Deployment and on its pods: the deployment of Paved that it is for. */
    static final String DEPLOYMENT = "paved.dev/deployment";

    /** On pods: the commit that they run. */
    static final String COMMIT = "paved.dev/commit";

    /** On a Deployment: the version and the revision of what its service is given. */
    static final String GIVEN_VERSION = "paved.dev/given-version";

    static final String GIVEN_REVISION = "paved.dev/given-revision";

    /** On a Deployment: the names of the secrets that are there for its service. */
    static final String SECRETS = "paved.dev/secrets";

    private final String prefix;

    Names(KubernetesSettings settings) {
        this.prefix = settings.namespacePrefix();
    }

    /** That of an object of {@code site}. */
    ObjectMeta metadata(Site site, Track track) {
        return new ObjectMetaBuilder()
                .withName(track.name(site.service()))
                .withNamespace(namespace(site.environment()))
                .withLabels(labels(site.environment(), site.service()))
                .build();
    }

    String namespace(String environment) {
        return prefix + environment;
    }

    /** What all objects made here have, and no others. */
    static Map<String, String> ours() {
        return Map.of(MANAGED_BY, Cluster.MANAGER);
    }

    /** Whether {@code object} was made here, for {@code service}. */
    static boolean isOurs(HasMetadata object, String service) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && Cluster.MANAGER.equals(labels.get(MANAGED_BY)) && service.equals(labels.get(NAME));
    }

    static Map<String, String> labels(String environment, String service) {
        return Map.of(MANAGED_BY, Cluster.MANAGER, ENVIRONMENT, environment, NAME, service);
    }
}
