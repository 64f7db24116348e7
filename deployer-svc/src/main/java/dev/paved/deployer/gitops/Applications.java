package dev.paved.deployer.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.kubernetes.ApiFailure;
import dev.paved.kit.kubernetes.ClusterConnection;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Argo CD's Applications, as the API server of the cluster tells them where it runs. */
@Singleton
class Applications {

    private static final Logger LOG = Logger.getLogger(Applications.class);
    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("argoproj.io")
            .withVersion("v1alpha1")
            .withKind("Application")
            .withPlural("applications")
            .withNamespaced(true)
            .build();
    private static final String REFRESH = """
            {"metadata":{"annotations":{"argocd.argoproj.io/refresh":"normal"}}}""";

    private final GitOpsSettings settings;
    private final ObjectMapper json;
    private final ClusterConnection connection;

    Applications(GitOpsSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.connection = new ClusterConnection(settings.kubeconfig(), "paved-deployer");
    }

    /** The API server gave no answer, or refused it; the message is a sentence for people with what to do next. */
    static final class Untold extends Exception {

        private static final long serialVersionUID = 1;

        Untold(String words, Throwable cause) {
            super(words, cause);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** The Application of {@code service} in {@code environment}; nothing where there is none. */
    Optional<Application> find(String service, String environment) throws Untold {
        String name = settings.application(service, environment);
        try {
            return Optional.ofNullable(resource(name).get())
                    .map(found -> Application.of(json.<JsonNode>valueToTree(found)));
        } catch (KubernetesClientException e) {
            ApiFailure failure = ApiFailure.of(e);
            throw new Untold(
                    "The Application " + name + " can not be read: "
                            + failure.cause().strip().replaceFirst("\\.+$", "") + ". " + next(failure.kind()),
                    e);
        }
    }

    /** Asks Argo CD to look at the repository now; it does so by itself every few minutes. */
    void refresh(String service, String environment) {
        String name = settings.application(service, environment);
        try {
            resource(name).patch(PatchContext.of(PatchType.JSON_MERGE), REFRESH);
        } catch (KubernetesClientException e) {
            LOG.infof(
                    "application=%s could not be refreshed: %s",
                    name, ApiFailure.of(e).cause());
        }
    }

    /** What there has to be. */
    String missing(String service, String environment) {
        return "There is no Application " + settings.application(service, environment) + " in the namespace "
                + settings.namespace() + ". Make one for " + settings.folder(service, environment) + " in "
                + settings.repository().map(GitWords::plain).orElse("the environment repository")
                + ", or set paved.deployer.gitops.application.";
    }

    private Resource<GenericKubernetesResource> resource(String name) {
        return connection
                .client()
                .genericKubernetesResources(KIND)
                .inNamespace(settings.namespace())
                .withName(name);
    }

    private static String next(ApiFailure.Kind kind) {
        return switch (kind) {
            case RBAC -> "Give the deployer the role of deploy/kubernetes/deployer-gitops-rbac.yaml.";
            case TOKEN -> "Give the deployer a kubeconfig or a service account that is valid.";
            case MISSING -> "Look whether Argo CD is installed on this cluster.";
            case UNREACHABLE -> "Look whether the API server is up; it is tried again.";
            case QUOTA, ADMISSION, CONFLICT, OTHER -> "Ask those who run the cluster.";
        };
    }

    @PreDestroy
    void close() {
        connection.close();
    }
}
