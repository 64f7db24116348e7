package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;

/** What a database's pods may do beyond what all in an environment may: the operator comes in, they ask the API server. */
final class ClusterNetwork {

    private static final int POSTGRES = 5432;
    private static final int STATUS = 8000;

    private ClusterNetwork() {}

    static HasMetadata policy(Part part, DatabaseSite site, String namespace, CloudNativePgSettings settings) {
        return new NetworkPolicyBuilder()
                .withMetadata(Marks.metadata(site, namespace, part.name()))
                .withNewSpec()
                .withPodSelector(new LabelSelector(null, Map.of(ClusterObjects.OF_CLUSTER, part.name())))
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .addNewFrom()
                .withNamespaceSelector(
                        new LabelSelector(null, Map.of("kubernetes.io/metadata.name", settings.operatorNamespace())))
                .endFrom()
                .withPorts(tcp(POSTGRES), tcp(STATUS))
                .endIngress()
                .addNewEgress()
                .withTo(apiServer(settings))
                .withPorts(settings.apiServerPorts().stream()
                        .map(ClusterNetwork::tcp)
                        .toList())
                .endEgress()
                .endSpec()
                .build();
    }

    private static List<NetworkPolicyPeer> apiServer(CloudNativePgSettings settings) {
        return settings.apiServer().stream()
                .map(cidr -> new NetworkPolicyPeer(new IPBlock(cidr, List.of()), null, null))
                .toList();
    }

    private static NetworkPolicyPort tcp(int port) {
        return new NetworkPolicyPort(null, new IntOrString(port), "TCP");
    }
}
