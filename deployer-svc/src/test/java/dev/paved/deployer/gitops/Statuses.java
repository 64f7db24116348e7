package dev.paved.deployer.gitops;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statuses of Applications, as Argo CD writes them. */
final class Statuses {

    private static final Map<String, Object> SOURCE = Map.of(
            "repoURL", "https://git.example.com/environments.git",
            "path", "environments/staging/hello",
            "targetRevision", "main");

    private final Map<String, Object> status = new LinkedHashMap<>();

    private Statuses() {}

    /** One that was compared with {@code revision}. */
    static Statuses at(String revision, String sync, String health) {
        Statuses it = new Statuses();
        it.status.put("reconciledAt", now());
        it.status.put("sourceType", "Kustomize");
        it.status.put(
                "sync",
                Map.of(
                        "status",
                        sync,
                        "revision",
                        revision,
                        "comparedTo",
                        Map.of("source", SOURCE, "destination", Map.of("namespace", "staging"))));
        it.status.put("health", Map.of("status", health, "lastTransitionTime", now()));
        return it;
    }

    Statuses saying(String message) {
        Map<String, Object> health = new LinkedHashMap<>(cast(status.get("health")));
        health.put("message", message);
        status.put("health", health);
        return this;
    }

    /** It was synced to {@code revision}, and that ended in {@code phase}, or goes on. */
    Statuses synced(String revision, String phase, String message) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("operation", Map.of("sync", Map.of("revision", revision), "initiatedBy", Map.of("automated", true)));
        state.put("phase", phase);
        state.put("message", message);
        state.put("startedAt", now());
        if (!phase.equals("Running")) {
            state.put("finishedAt", now());
        }
        state.put("syncResult", Map.of("revision", revision, "source", SOURCE, "resources", resources(phase)));
        status.put("operationState", state);
        return this;
    }

    private static List<Map<String, Object>> resources(String phase) {
        return List.of(Map.of(
                "group", "apps",
                "version", "v1",
                "kind", "Deployment",
                "namespace", "staging",
                "name", "hello",
                "status", phase.equals("Failed") ? "SyncFailed" : "Synced",
                "syncPhase", "Sync",
                "hookPhase", phase.equals("Failed") ? "Failed" : "Running",
                "message",
                        phase.equals("Failed")
                                ? "admission webhook \"policy\" denied the request: no limits"
                                : "deployment.apps/hello configured"));
    }

    Statuses condition(String type, String message) {
        status.put("conditions", List.of(Map.of("type", type, "message", message, "lastTransitionTime", now())));
        return this;
    }

    Statuses running(String... images) {
        status.put("summary", Map.of("images", List.of(images)));
        return this;
    }

    Map<String, Object> status() {
        return status;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
