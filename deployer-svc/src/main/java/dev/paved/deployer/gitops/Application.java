package dev.paved.deployer.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What Argo CD tells in the status of an Application ({@code argoproj.io/v1alpha1}), see
 * <a href="https://github.com/argoproj/argo-cd/blob/master/manifests/crds/application-crd.yaml">its definition</a>.
 *
 * @param automated whether Argo CD syncs it by itself
 * @param sync {@code Synced}, {@code OutOfSync} or {@code Unknown}; empty before it was looked at
 * @param revisions the commits that it was last compared with, one a source
 * @param health {@code Healthy}, {@code Progressing}, {@code Degraded}, {@code Suspended}, {@code Missing} or {@code Unknown}
 * @param healthMessage what is said of that, by it and by its resources
 * @param reconciledAt when it was last compared
 * @param errors what is wrong with it as a whole
 * @param images those that run
 */
record Application(
        String name,
        boolean automated,
        String sync,
        List<String> revisions,
        String health,
        String healthMessage,
        @Nullable Instant healthSince,
        @Nullable Instant reconciledAt,
        Optional<LastSync> lastSync,
        List<Problem> errors,
        List<String> images) {

    Application {
        revisions = List.copyOf(revisions);
        errors = List.copyOf(errors);
        images = List.copyOf(images);
    }

    /** Something that is wrong since {@code since}. */
    record Problem(String type, String message, @Nullable Instant since) {}

    /**
     * The last time that it was synced, or is being.
     *
     * @param phase {@code Running}, {@code Terminating}, {@code Succeeded}, {@code Failed} or {@code Error}
     * @param message what is said of that, by it and by the resources that could not be synced
     */
    record LastSync(
            String phase,
            String message,
            List<String> revisions,
            @Nullable Instant finishedAt) {

        private static final Set<String> GOING_ON = Set.of("Running", "Terminating");
        private static final Set<String> FAILED = Set.of("Failed", "Error");

        LastSync {
            revisions = List.copyOf(revisions);
        }

        boolean isGoingOn() {
            return GOING_ON.contains(phase);
        }

        boolean hasFailed() {
            return FAILED.contains(phase);
        }
    }

    static Application of(JsonNode object) {
        JsonNode status = object.path("status");
        JsonNode health = status.path("health");
        return new Application(
                object.at("/metadata/name").asText(),
                isAutomated(object.at("/spec/syncPolicy/automated")),
                status.at("/sync/status").asText(),
                revisions(status.path("sync")),
                health.path("status").asText(),
                said(
                        health.path("message").asText(),
                        all(status.path("resources"))
                                .filter(it -> it.at("/health/status").asText().equals("Degraded"))
                                .map(it -> named(it, it.at("/health/message").asText()))),
                time(health.path("lastTransitionTime")),
                time(status.path("reconciledAt")),
                lastSync(status.path("operationState")),
                all(status.path("conditions"))
                        .filter(it -> it.path("type").asText().endsWith("Error"))
                        .map(it -> new Problem(
                                it.path("type").asText(),
                                it.path("message").asText(),
                                time(it.path("lastTransitionTime"))))
                        .toList(),
                texts(status.at("/summary/images")));
    }

    private static boolean isAutomated(JsonNode automated) {
        return automated.isObject() && automated.path("enabled").asBoolean(true);
    }

    private static Optional<LastSync> lastSync(JsonNode state) {
        if (!state.isObject()) {
            return Optional.empty();
        }
        JsonNode result = state.path("syncResult");
        List<String> synced = revisions(result);
        return Optional.of(new LastSync(
                state.path("phase").asText(),
                said(
                        state.path("message").asText(),
                        all(result.path("resources"))
                                .filter(it -> it.path("status").asText().equals("SyncFailed")
                                        || LastSync.FAILED.contains(
                                                it.path("hookPhase").asText()))
                                .map(it -> named(it, it.path("message").asText()))),
                synced.isEmpty() ? revisions(state.at("/operation/sync")) : synced,
                time(state.path("finishedAt"))));
    }

    private static List<String> revisions(JsonNode of) {
        List<String> several = texts(of.path("revisions"));
        String one = of.path("revision").asText();
        return several.isEmpty() && !one.isEmpty() ? List.of(one) : several;
    }

    private static String named(JsonNode resource, String message) {
        return resource.path("kind").asText() + " " + resource.path("name").asText() + ": " + message;
    }

    private static String said(String own, Stream<String> ofResources) {
        return String.join(
                "; ",
                Stream.concat(Stream.of(own), ofResources)
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .limit(5)
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        return all(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
