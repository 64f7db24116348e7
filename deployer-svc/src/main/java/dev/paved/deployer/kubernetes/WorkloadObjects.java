package dev.paved.deployer.kubernetes;

import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.variables.Edition;
import dev.paved.kit.kubernetes.WebObjects;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deployment is in the cluster. */
@Singleton
class WorkloadObjects {

    private final KubernetesSettings settings;
    private final Names names;

    WorkloadObjects(KubernetesSettings settings, Names names) {
        this.settings = settings;
        this.names = names;
    }

    /** Where the objects are: a service in an environment. */
    record Site(String environment, String service) {}

    /**
     * What is given to the pods.
     *
     * @param secret the name of the secret with it; null where there is nothing
     * @param noted the names of all secrets that are there for the workload
     */
    record Given(Edition edition, @Nullable String secret, List<String> noted) {}

    /** The workload of {@code d} on {@code track}, with {@code replicas} pods. */
    io.fabric8.kubernetes.api.model.apps.Deployment workload(
            Deployment d, Workload workload, Given given, Track track, int replicas) {
        Duration limit = settings.placementLimit().plus(workload.healthTimeout());
        return new DeploymentBuilder()
                .withMetadata(names.metadata(site(d), track))
                .editMetadata()
                .addToLabels(track.label())
                .addToLabels(Names.VERSION, label(d.version()))
                .addToAnnotations(Names.DEPLOYMENT, d.id())
                .addToAnnotations(Names.GIVEN_VERSION, given.edition().version())
                .addToAnnotations(Names.GIVEN_REVISION, given.edition().revision())
                .addToAnnotations(noted(given))
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withProgressDeadlineSeconds((int) limit.toSeconds())
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString("25%"))
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(track.selector(d.service()))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Names.labels(d.environment(), d.service()))
                .addToLabels(track.label())
                .addToLabels(Names.VERSION, label(d.version()))
                .addToAnnotations(Names.COMMIT, d.commit())
                .endMetadata()
                .withSpec(WebObjects.pod(settings.serviceAccount(), container(d, workload, given)))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Map<String, String> noted(Given given) {
        return given.noted().isEmpty() ? Map.of() : Map.of(Names.SECRETS, String.join(",", given.noted()));
    }

    private Container container(Deployment d, Workload workload, Given given) {
        return WebObjects.container(workload.image(), settings.port(), workload.cpu(), workload.memory())
                .withEnv(variables(d, workload))
                .withEnvFrom(WebObjects.variablesOf(given.secret()))
                .withNewReadinessProbe()
                .withNewHttpGet()
                .withPath(workload.health())
                .withPort(new IntOrString(WebObjects.PORT))
                .endHttpGet()
                .withPeriodSeconds(2)
                .endReadinessProbe()
                .build();
    }

    /** The same for every deployment of a commit, so that going back finds the pods of before. */
    private List<EnvVar> variables(Deployment d, Workload workload) {
        return List.of(
                new EnvVar(workload.port(), String.valueOf(settings.port()), null),
                new EnvVar("PAVED_SERVICE", d.service(), null),
                new EnvVar("PAVED_ENVIRONMENT", d.environment(), null),
                new EnvVar("PAVED_VERSION", d.version(), null),
                new EnvVar("PAVED_COMMIT", d.commit(), null));
    }

    private static Site site(Deployment d) {
        return new Site(d.environment(), d.service());
    }

    /** {@code version} as far as a label may be: a tag may have other characters. */
    private static String label(String version) {
        String cut = version.replaceAll("[^A-Za-z0-9._-]", "_");
        return cut.substring(0, Math.min(cut.length(), 63)).replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }
}
