package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.target.Placement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every environment has, whatever runs in it: its namespace with its limits and rules. */
@Singleton
class NamespaceObjects {

    static final String ACCOUNT = "services";
    static final String NAME = "environment";
    private static final String LEVEL = "restricted";

    private final KubernetesSettings settings;
    private final Ownership ownership;
    private final NetworkRules rules;

    NamespaceObjects(KubernetesSettings settings, Ownership ownership, NetworkRules rules) {
        this.settings = settings;
        this.ownership = ownership;
        this.rules = rules;
    }

    /** The namespace as it is made at first: with what never changes. */
    Namespace bare(Placement environment) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(ownership.namespace(environment))
                .withLabels(Ownership.labels(environment))
                .endMetadata()
                .build();
    }

    /** The whole namespace; its uid makes the API server refuse to apply it to another of that name. */
    Namespace namespace(Placement environment) {
        return new NamespaceBuilder(bare(environment))
                .editMetadata()
                .withUid(environment.identity())
                .addToLabels("pod-security.kubernetes.io/enforce", LEVEL)
                .addToLabels("pod-security.kubernetes.io/audit", LEVEL)
                .addToLabels("pod-security.kubernetes.io/warn", LEVEL)
                .addToAnnotations("paved.dev/owner", environment.owner())
                .endMetadata()
                .build();
    }

    /** What is in the namespace before anything runs there. */
    List<HasMetadata> inside(Placement environment) {
        ObjectMeta named = named(environment, NAME);
        KubernetesSettings.Quota quota = settings.quota();
        KubernetesSettings.Container container = settings.container();
        HasMetadata most = new ResourceQuotaBuilder()
                .withMetadata(named)
                .withNewSpec()
                .addToHard("requests.cpu", new Quantity(quota.cpu()))
                .addToHard("limits.memory", new Quantity(quota.memory()))
                .addToHard("pods", new Quantity(quota.pods()))
                .endSpec()
                .build();
        HasMetadata standard = new LimitRangeBuilder()
                .withMetadata(named)
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .withDefaultRequest(
                        Map.of("cpu", new Quantity(container.cpu()), "memory", new Quantity(container.memory())))
                .withDefault(Map.of("memory", new Quantity(container.memory())))
                .endLimit()
                .endSpec()
                .build();
        HasMetadata account = new ServiceAccountBuilder()
                .withMetadata(named(environment, ACCOUNT))
                .withAutomountServiceAccountToken(false)
                .build();
        List<HasMetadata> objects = new ArrayList<>(List.of(most, standard, account));
        objects.addAll(rules.of(environment));
        return objects;
    }

    private ObjectMeta named(Placement environment, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(ownership.namespace(environment))
                .withLabels(Ownership.labels(environment))
                .build();
    }
}
