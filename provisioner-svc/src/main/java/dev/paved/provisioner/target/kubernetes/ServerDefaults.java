package dev.paved.provisioner.target.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** What the API server sets by itself where nothing is said: somebody who sets the same has changed nothing. */
final class ServerDefaults {

    private static final Map<String, Set<String>> VALUES = Map.ofEntries(
            Map.entry("type", Set.of("RollingUpdate", "ClusterIP")),
            Map.entry("maxSurge", Set.of("25%")),
            Map.entry("maxUnavailable", Set.of("25%")),
            Map.entry("revisionHistoryLimit", Set.of("10")),
            Map.entry("progressDeadlineSeconds", Set.of("600")),
            Map.entry("imagePullPolicy", Set.of("IfNotPresent", "Always")),
            Map.entry("restartPolicy", Set.of("Always")),
            Map.entry("dnsPolicy", Set.of("ClusterFirst")),
            Map.entry("schedulerName", Set.of("default-scheduler")),
            Map.entry("terminationGracePeriodSeconds", Set.of("30")),
            Map.entry("terminationMessagePath", Set.of("/dev/termination-log")),
            Map.entry("terminationMessagePolicy", Set.of("File")),
            Map.entry("sessionAffinity", Set.of("None")),
            Map.entry("internalTrafficPolicy", Set.of("Cluster")),
            Map.entry("failureThreshold", Set.of("3")),
            Map.entry("successThreshold", Set.of("1")),
            Map.entry("timeoutSeconds", Set.of("1")),
            Map.entry("serviceAccount", Set.of(NamespaceObjects.ACCOUNT)));

    /** What is about the server's own book-keeping, not about what runs. */
    private static final Set<String> OWN = Set.of(
            "clusterIP",
            "clusterIPs",
            "ipFamilies",
            "ipFamilyPolicy",
            "finalizers",
            "annotations",
            "creationTimestamp");

    private ServerDefaults() {}

    /** Whether {@code value} at {@code path} is what would be there without anybody's doing. */
    static boolean has(FieldPath path, JsonNode value) {
        return OWN.stream().anyMatch(path::isWithin)
                || VALUES.getOrDefault(path.last(), Set.of()).contains(value.asText())
                || value.isContainerNode() && value.isEmpty();
    }
}
