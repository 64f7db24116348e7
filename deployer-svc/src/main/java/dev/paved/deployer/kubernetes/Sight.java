package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a service in an environment.
 *
 * @param deployment the workload; null where there is none
 * @param replicaSets all of it
 * @param pods those of its present template
 */
record Sight(@Nullable Deployment deployment, List<ReplicaSet> replicaSets, List<Pod> pods) {

    static final Sight NOTHING = new Sight(null, List.of(), List.of());

    Sight {
        replicaSets = List.copyOf(replicaSets);
        pods = List.copyOf(pods);
    }

    /** The deployment of Paved that the workload is for. */
    Optional<String> applied() {
        return annotation(Names.DEPLOYMENT);
    }

    /** Whether it is for the deployment {@code id}. */
    boolean isFor(String id) {
        return applied().filter(id::equals).isPresent();
    }

    /** How many pods it is to have. */
    int replicas() {
        return deployment == null ? 0 : deployment.getSpec().getReplicas();
    }

    /** Whether pods of {@code commit} answer. */
    boolean runs(String commit) {
        return replicaSets.stream()
                .filter(it -> commit.equals(commit(it.getSpec().getTemplate())))
                .map(it -> it.getStatus() == null ? null : it.getStatus().getAvailableReplicas())
                .anyMatch(available -> available != null && available > 0);
    }

    private static @Nullable String commit(PodTemplateSpec template) {
        Map<String, String> annotations = template.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(Names.COMMIT);
    }

    Optional<String> annotation(String name) {
        return deployment == null ? Optional.empty() : Optional.ofNullable(Live.annotation(deployment, name));
    }

    /** Whether a pod of any template answers. */
    boolean isAvailable() {
        Integer available = deployment == null || deployment.getStatus() == null
                ? null
                : deployment.getStatus().getAvailableReplicas();
        return available != null && available > 0;
    }

    /** The names of the secrets that were made for its service, as far as they are noted there. */
    Stream<String> notedSecrets() {
        return annotation(Names.SECRETS).stream().flatMap(names -> Stream.of(names.split(",")));
    }

    /** The names of the secrets that its pods, or those of before, are given. */
    Stream<String> secrets() {
        return Stream.concat(
                        Stream.ofNullable(deployment).map(it -> it.getSpec().getTemplate()),
                        replicaSets.stream().map(it -> it.getSpec().getTemplate()))
                .flatMap(Sight::secrets)
                .distinct();
    }

    private static Stream<String> secrets(PodTemplateSpec template) {
        return template.getSpec().getContainers().stream()
                .flatMap(container -> container.getEnvFrom().stream())
                .flatMap(source -> Stream.ofNullable(source.getSecretRef()))
                .map(SecretEnvSource::getName);
    }

    /** The images that its containers are to have. */
    Stream<String> images() {
        return deployment == null
                ? Stream.empty()
                : deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                        .map(container -> container.getImage());
    }
}
