package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.target.Placement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may talk to whom: nobody, but the services of an environment among themselves, with DNS and databases, and from the ingress. */
@Singleton
class NetworkRules {

    private static final int DNS = 53;
    private static final LabelSelector ALL = new LabelSelector(null, Map.of());

    private final KubernetesSettings settings;
    private final Ownership ownership;

    NetworkRules(KubernetesSettings settings, Ownership ownership) {
        this.settings = settings;
        this.ownership = ownership;
    }

    List<HasMetadata> of(Placement environment) {
        List<HasMetadata> policies = new ArrayList<>();
        policies.add(policy(
                environment, "default-deny", everything("Ingress", "Egress").build()));
        policies.add(policy(
                environment,
                "within",
                everything("Ingress", "Egress")
                        .withIngress(fromWithin())
                        .withEgress(toWithin())
                        .build()));
        policies.add(policy(
                environment,
                "databases",
                everything("Egress").withEgress(toDatabases()).build()));
        policies.add(policy(
                environment, "dns", everything("Egress").withEgress(toDns()).build()));
        if (settings.domain().isPresent()) {
            policies.add(policy(
                    environment,
                    "ingress",
                    everything("Ingress").withIngress(fromIngress()).build()));
        }
        return policies;
    }

    private static NetworkPolicySpecBuilder everything(String... types) {
        return new NetworkPolicySpecBuilder().withPodSelector(ALL).withPolicyTypes(types);
    }

    private static NetworkPolicyIngressRule fromWithin() {
        return new NetworkPolicyIngressRuleBuilder()
                .addNewFrom()
                .withPodSelector(ALL)
                .endFrom()
                .build();
    }

    private static NetworkPolicyEgressRule toWithin() {
        return new NetworkPolicyEgressRuleBuilder()
                .addNewTo()
                .withPodSelector(ALL)
                .endTo()
                .build();
    }

    /** Wherever their servers are: the address that a service is given may be another one any time. */
    private NetworkPolicyEgressRule toDatabases() {
        return new NetworkPolicyEgressRuleBuilder()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(settings.databasePort()))
                .endPort()
                .build();
    }

    private static NetworkPolicyEgressRule toDns() {
        return new NetworkPolicyEgressRuleBuilder()
                .addNewTo()
                .withNamespaceSelector(ALL)
                .endTo()
                .addNewPort()
                .withProtocol("UDP")
                .withPort(new IntOrString(DNS))
                .endPort()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(DNS))
                .endPort()
                .build();
    }

    private NetworkPolicyIngressRule fromIngress() {
        return new NetworkPolicyIngressRuleBuilder()
                .addNewFrom()
                .withNamespaceSelector(
                        new LabelSelector(null, Map.of("kubernetes.io/metadata.name", settings.ingressNamespace())))
                .endFrom()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(settings.port()))
                .endPort()
                .build();
    }

    private HasMetadata policy(Placement environment, String name, NetworkPolicySpec spec) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(ownership.namespace(environment))
                .withLabels(Ownership.labels(environment))
                .endMetadata()
                .withSpec(spec)
                .build();
    }
}
