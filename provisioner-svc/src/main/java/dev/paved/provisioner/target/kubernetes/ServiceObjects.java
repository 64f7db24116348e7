package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.kubernetes.WebObjects;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs of a service in an environment: its workload, its name in the cluster, and its address outside. */
@Singleton
class ServiceObjects {

    static final String NAME = "app.kubernetes.io/name";

    private final KubernetesSettings settings;
    private final Ownership ownership;

    ServiceObjects(KubernetesSettings settings, Ownership ownership) {
        this.settings = settings;
        this.ownership = ownership;
    }

    List<HasMetadata> of(Placement environment, ServiceSpec service) {
        List<HasMetadata> objects = new ArrayList<>(List.of(
                workload(environment, service),
                WebObjects.service(metadata(environment, service), Map.of(NAME, service.name()))));
        host(environment, service)
                .ifPresent(host ->
                        objects.add(WebObjects.ingress(metadata(environment, service), host, settings.ingressClass())));
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
                .withSpec(WebObjects.pod(NamespaceObjects.ACCOUNT, container(environment, service)))
                .endTemplate()
                .endSpec()
                .build();
    }

    /** Its secret has another name for another content, so that the workload rolls; what is declared here wins over it. */
    private Container container(Placement environment, ServiceSpec service) {
        KubernetesSettings.Container size = settings.container();
        return WebObjects.container(service.image(), settings.port(), size.cpu(), size.memory())
                .withEnv(variables(service))
                .withEnvFrom(
                        WebObjects.variablesOf(environment.secrets().current().get(service.name())))
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withPort(new IntOrString(WebObjects.PORT))
                .endTcpSocket()
                .withPeriodSeconds(2)
                .endReadinessProbe()
                .build();
    }

    private List<EnvVar> variables(ServiceSpec service) {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(new EnvVar(ServiceSpec.PORT, String.valueOf(settings.port()), null));
        service.env().forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
        return variables;
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
