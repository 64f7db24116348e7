package dev.paved.provisioner.database.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;

/**
 * A kind of namespaced object.
 *
 * @param group of its API; empty for Kubernetes' core
 */
record Kind(String group, String version, String name, String plural) {

    static final Kind SECRET = new Kind("", "v1", "Secret", "secrets");
    static final Kind NETWORK_POLICY = new Kind("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As it is told to people. */
    String word() {
        return name.toLowerCase(Locale.ROOT);
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(name)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    String path(String namespace, String object) {
        return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + "/namespaces/" + namespace + "/" + plural + "/"
                + object;
    }
}
