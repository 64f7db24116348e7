package dev.paved.deployer.kubernetes;

import dev.paved.deployer.image.FakeRegistry;
import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.kit.testing.Gate;
import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Sets the deployer's target to the disposable cluster, reached through a gate; without a cluster it stays local. */
public class ClusterResource implements QuarkusTestResourceLifecycleManager {

    private static TestCluster cluster;
    private static Gate gate;
    private static Map<String, String> settings;
    private static FakeRegistry registry;

    @Override
    public synchronized Map<String, String> start() {
        if (!TestCluster.isThere()) {
            return Map.of();
        }
        cluster = TestCluster.with("deployer-rbac.yaml");
        gate = new Gate(cluster.server());
        List.of("staging", "production").forEach(ClusterResource::makeEnvironment);
        try {
            registry = FakeRegistry.ofEverything();
            var kubeconfig = cluster.kubeconfig(Files.createTempDirectory("paved-kubeconfig"), gate.address());
            settings = Map.of(
                    "paved.deployer.target",
                    "kubernetes",
                    "paved.deployer.image",
                    registry.host() + "/{service}",
                    "paved.deployer.kubernetes.kubeconfig",
                    kubeconfig.toString(),
                    "paved.deployer.kubernetes.namespace-prefix",
                    cluster.prefix(),
                    "paved.deployer.kubernetes.placement-limit",
                    "6s",
                    "paved.deployer.kubernetes.domain",
                    "apps.example.com");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the namespace of {@code environment} as far as the deployer needs it. */
    static void makeEnvironment(String environment) {
        cluster.admin()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace(environment))
                        .endMetadata()
                        .build())
                .create();
        cluster.admin()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("services")
                        .withNamespace(namespace(environment))
                        .endMetadata()
                        .build())
                .create();
    }

    /** Makes a Deployment and a Service called {@code service}, as somebody does with {@code kubectl}. */
    static void runByHand(String environment, String service) {
        cluster.admin()
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(service)
                        .withNamespace(namespace(environment))
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .addToMatchLabels("app", service)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", service)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("app")
                        .withImage("by-hand:1")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        cluster.admin()
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(service)
                        .withNamespace(namespace(environment))
                        .endMetadata()
                        .withNewSpec()
                        .addToSelector("app", service)
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    /** Lets the cluster take no Deployments in {@code environment}: whoever is to admit them is not there. */
    static ValidatingWebhookConfiguration denyDeployments(String environment) {
        cluster.admin()
                .namespaces()
                .withName(namespace(environment))
                .edit(it -> new NamespaceBuilder(it)
                        .editMetadata()
                        .addToLabels("guarded-by", namespace(environment))
                        .endMetadata()
                        .build());
        return cluster.admin()
                .resource(new ValidatingWebhookConfigurationBuilder()
                        .withNewMetadata()
                        .withName(namespace(environment))
                        .endMetadata()
                        .addNewWebhook()
                        .withName("images.example.com")
                        .withAdmissionReviewVersions("v1")
                        .withSideEffects("None")
                        .withFailurePolicy("Fail")
                        .withNewClientConfig()
                        .withUrl("https://127.0.0.1:1/")
                        .endClientConfig()
                        .withNewNamespaceSelector()
                        .addToMatchLabels("guarded-by", namespace(environment))
                        .endNamespaceSelector()
                        .addNewRule()
                        .withApiGroups("apps")
                        .withApiVersions("v1")
                        .withOperations("CREATE")
                        .withResources("deployments")
                        .endRule()
                        .endWebhook()
                        .build())
                .create();
    }

    /** Tells, as the kubelet does, that the pods of {@code service} are not ready; false while there are not {@code count}. */
    static boolean tellsUnready(String environment, String service, int count) {
        List<Pod> pods = cluster.admin()
                .pods()
                .inNamespace(namespace(environment))
                .withLabel(Names.NAME, service)
                .list()
                .getItems();
        if (pods.size() < count) {
            return false;
        }
        pods.forEach(pod -> cluster.admin()
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName("unhealthy-")
                        .withNamespace(namespace(environment))
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withKind("Pod")
                        .withNamespace(namespace(environment))
                        .withName(pod.getMetadata().getName())
                        .withUid(pod.getMetadata().getUid())
                        .endInvolvedObject()
                        .withType("Warning")
                        .withReason("Unhealthy")
                        .withMessage("Readiness probe failed: HTTP probe failed with statuscode: 503")
                        .withLastTimestamp(
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
                .create());
        return true;
    }

    static String namespace(String environment) {
        return cluster.prefix() + environment;
    }

    @Override
    public synchronized void stop() {
        if (cluster == null) {
            return;
        }
        cluster.close();
        cluster = null;
        registry.close();
        try {
            gate.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as variables, for a deployer that is a process of its own. */
    static Map<String, String> environment() {
        return DeployerProcess.variables(settings);
    }

    static TestCluster cluster() {
        return cluster;
    }

    static FakeRegistry registry() {
        return registry;
    }

    static Gate gate() {
        return gate;
    }
}
