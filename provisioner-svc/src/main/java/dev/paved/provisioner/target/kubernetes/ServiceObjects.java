package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs of a service in an environment: its workload, its name in the cluster, and its address outside. */
@Singleton
class ServiceObjects {

    static final String NAME = "app.kubernetes.io/name";
    private static final String PORT = "http";
    private static final int SERVICE_PORT = 80;

    private final KubernetesSettings settings;
    private final Ownership ownership;

    ServiceObjects(KubernetesSettings settings, Ownership ownership) {
        this.settings = settings;
        this.ownership = ownership;
    }

    List<HasMetadata> of(Placement environment, ServiceSpec service) {
        List<HasMetadata> objects =
                new ArrayList<>(List.of(workload(environment, service), name(environment, service)));
        host(environment, service).ifPresent(host -> objects.add(address(environment, service, host)));
        return objects;
    }

    /** Where the service is reached from outside. */
    Optional<String> url(Placement environment, ServiceSpec service) {
        return host(environment, service).map(host -> settings.scheme() + "://" + host);
    }

    private Optional<String> host(Placement environment, ServiceSpec service) {
        return settings.domain().map(domain -> service.name() + "." + environment.name() + "." + domain);
    }

    private HasMetadata workload(Placement environment, ServiceSpec service) {
        return new DeploymentBuilder()
                .withMetadata(metadata(environment, service))
                .withNewSpec()
                .withReplicas(service.replicas())
                .withNewSelector()
                .withMatchLabels(Map.of(NAME, service.name()))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(metadata(environment, service).getLabels())
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(NamespaceObjects.ACCOUNT)
                .withAutomountServiceAccountToken(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container(environment, service))
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private Container container(Placement environment, ServiceSpec service) {
        KubernetesSettings.Container size = settings.container();
        return new ContainerBuilder()
                .withName("app")
                .withImage(service.image())
                .withEnv(variables(service))
                .withEnvFrom(confidential(environment, service))
                .addNewPort()
                .withName(PORT)
                .withContainerPort(settings.port())
                .withProtocol("TCP")
                .endPort()
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withPort(new IntOrString(PORT))
                .endTcpSocket()
                .withPeriodSeconds(2)
                .endReadinessProbe()
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity(size.cpu()), "memory", new Quantity(size.memory())))
                .withLimits(Map.of("memory", new Quantity(size.memory())))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .build();
    }

    private List<EnvVar> variables(ServiceSpec service) {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(new EnvVar(ServiceSpec.PORT, String.valueOf(settings.port()), null));
        service.env().forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
        return variables;
    }

    /** What its secret has, whose name is another for another content: so the workload rolls. Those of {@link #variables} win. */
    private static List<EnvFromSource> confidential(Placement environment, ServiceSpec service) {
        String secret = environment.secrets().current().get(service.name());
        return secret == null
                ? List.of()
                : List.of(new EnvFromSourceBuilder()
                        .withNewSecretRef()
                        .withName(secret)
                        .endSecretRef()
                        .build());
    }

    private HasMetadata name(Placement environment, ServiceSpec service) {
        return new ServiceBuilder()
                .withMetadata(metadata(environment, service))
                .withNewSpec()
                .withSelector(Map.of(NAME, service.name()))
                .addNewPort()
                .withName(PORT)
                .withPort(SERVICE_PORT)
                .withTargetPort(new IntOrString(PORT))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }

    private HasMetadata address(Placement environment, ServiceSpec service, String host) {
        return new IngressBuilder()
                .withMetadata(metadata(environment, service))
                .withNewSpec()
                .withIngressClassName(settings.ingressClass().orElse(null))
                .addNewRule()
                .withHost(host)
                .withNewHttp()
                .addNewPath()
                .withPath("/")
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName(service.name())
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

    private ObjectMeta metadata(Placement environment, ServiceSpec service) {
        return new ObjectMetaBuilder()
                .withName(service.name())
                .withNamespace(ownership.namespace(environment))
                .withLabels(Ownership.labels(environment))
                .addToLabels(NAME, service.name())
                .build();
    }
}
