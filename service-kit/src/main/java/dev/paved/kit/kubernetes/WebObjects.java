package dev.paved.kit.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program that answers on one port is in a cluster, whoever puts it there: it may do nothing but run. */
public final class WebObjects {

    /** The name of its port. */
    public static final String PORT = "http";

    /** Where its name in the cluster answers. */
    public static final int SERVICE_PORT = 80;

    private WebObjects() {}

    /** A pod of one container, under {@code account}. */
    public static PodSpec pod(String account, Container container) {
        return new PodSpecBuilder()
                .withServiceAccountName(account)
                .withAutomountServiceAccountToken(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container)
                .build();
    }

    /** Its container, to which a probe is to be added; {@code cpu} and {@code memory} are in Kubernetes' quantities. */
    public static ContainerBuilder container(String image, int port, String cpu, String memory) {
        return new ContainerBuilder()
                .withName("app")
                .withImage(image)
                .addNewPort()
                .withName(PORT)
                .withContainerPort(port)
                .withProtocol("TCP")
                .endPort()
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)))
                .withLimits(Map.of("memory", new Quantity(memory)))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext();
    }

    /** All variables in {@code secret}; null stands for none. */
    public static List<EnvFromSource> variablesOf(@Nullable String secret) {
        return secret == null
                ? List.of()
                : List.of(new EnvFromSourceBuilder()
                        .withNewSecretRef()
                        .withName(secret)
                        .endSecretRef()
                        .build());
    }

    /** Its name in the cluster, for the pods of {@code selector}. */
    public static Service service(ObjectMeta metadata, Map<String, String> selector) {
        return new ServiceBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withSelector(selector)
                .addNewPort()
                .withName(PORT)
                .withPort(SERVICE_PORT)
                .withTargetPort(new IntOrString(PORT))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }

    /** Its address outside, {@code host}, which leads to the service called as {@code metadata} says. */
    public static HasMetadata ingress(ObjectMeta metadata, String host, Optional<String> ingressClass) {
        return new IngressBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withIngressClassName(ingressClass.orElse(null))
                .addNewRule()
                .withHost(host)
                .withNewHttp()
                .addNewPath()
                .withPath("/")
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName(metadata.getName())
                .withNewPort()
                .withName(PORT)
                .endPort()
                .endService()
                .endBackend()
                .endPath()
                .endHttp()
                .endRule()
                .endSpec()
                .build();
    }
}
