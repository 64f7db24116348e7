package dev.paved.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the provisioner made of an environment, as manifests that {@code kubectl apply} makes the same of.
 *
 * @param name of the environment that it was made for
 * @param objects the manifests, one document each
 */
record EnvironmentManifests(String name, List<String> objects) {

    private static final String KINDS =
            "resourcequotas,limitranges,serviceaccounts,networkpolicies,deployments.apps,services,ingresses.networking.k8s.io";
    private static final String OWN = "app.kubernetes.io/managed-by=paved";
    private static final List<String> SERVER_SET = List.of(
            "uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "generation", "finalizers");

    /** What is asked of the provisioner: two services. */
    static Map<String, Object> request(String name) {
        return Map.of(
                "apiVersion",
                "platform.myorg.com/v1",
                "kind",
                "Environment",
                "metadata",
                Map.of("name", name),
                "spec",
                Map.of(
                        "type",
                        "preview",
                        "services",
                        List.of(
                                Map.of("name", "api", "image", "bench/api:1"),
                                Map.of("name", "frontend", "image", "bench/frontend:1"))));
    }

    /** Those of the environment {@code name}, which is in {@code namespace}. */
    static EnvironmentManifests of(Kubectl kubectl, String name, String namespace)
            throws IOException, InterruptedException {
        List<String> objects = new ArrayList<>();
        objects.add(clean(kubectl.json("get", "namespace", namespace)));
        for (JsonNode object :
                kubectl.json("get", KINDS, "-n", namespace, "-l", OWN).get("items")) {
            objects.add(clean(object));
        }
        return new EnvironmentManifests(name, objects);
    }

    /** {@code read} without what the server sets itself. */
    static String clean(JsonNode read) {
        ObjectNode object = read.deepCopy();
        object.remove(List.of("status", "secrets"));
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        metadata.remove(SERVER_SET);
        if (metadata.get("annotations") instanceof ObjectNode annotations) {
            annotations.remove("deployment.kubernetes.io/revision");
        }
        if (object.get("kind").asText().equals("Namespace")) {
            object.remove("spec");
        }
        if (object.get("spec") instanceof ObjectNode spec) {
            spec.remove(List.of("clusterIP", "clusterIPs"));
        }
        return object.toString();
    }

    /** Writes those of another environment; its namespace is named as this one's is. */
    Path write(Path folder, String other) throws IOException {
        String documents = objects.stream()
                .map(object -> object.replace(name, other))
                .collect(Collectors.joining("\n---\n", "---\n", "\n"));
        return Files.writeString(folder.resolve(other + ".yaml"), documents);
    }
}
