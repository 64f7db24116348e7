package dev.paved.provisioner.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.events.EnvironmentType;
import dev.paved.provisioner.manifest.ManifestSource;
import dev.paved.provisioner.target.ServiceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An environment as callers see it.
 *
 * @param target where it is made
 * @param source where the manifest was read that was applied last; left out where that was sent
 * @param generation how often what is in it has been set
 * @param observedGeneration the generation of which something was seen last; less than the other where that is due
 * @param expiresAt when it will be torn down; null where it stays
 * @param url where it can be reached, where it has an address of its own
 * @param message what people should know of it now
 * @param destroyedAt when it was confirmed gone
 * @param services what is to run in it, and what was seen of that last
 * @param conditions what was seen of it last, in the terms of Kubernetes
 */
public record EnvironmentView(
        String name,
        EnvironmentType type,
        Phase phase,
        String owner,
        String target,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ManifestSource source,
        long generation,
        long observedGeneration,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant destroyedAt,
        List<ServiceState> services,
        List<Condition> conditions) {

    static EnvironmentView of(EnvironmentEntity row) {
        return new EnvironmentView(
                row.name,
                row.type,
                row.phase,
                row.owner,
                row.target,
                row.source(),
                row.generation,
                row.observedGeneration,
                row.createdAt,
                row.expiresAt,
                row.url,
                row.message,
                row.destroyedAt,
                services(row),
                row.status().conditions());
    }

    /** Each service that is asked for, as it was seen last. */
    private static List<ServiceState> services(EnvironmentEntity row) {
        Map<String, ServiceState> seen =
                row.status().services().stream().collect(Collectors.toMap(ServiceState::name, state -> state));
        return row.desired().services().stream()
                .map(service -> seen.getOrDefault(
                        service.name(),
                        new ServiceState(service.name(), service.image(), false, "NotSeenYet", null, null)))
                .toList();
    }

    /** The phase as a word. */
    String state() {
        return phase.name().toLowerCase(java.util.Locale.ROOT);
    }
}
