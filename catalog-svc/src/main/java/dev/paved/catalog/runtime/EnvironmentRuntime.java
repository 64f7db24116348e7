package dev.paved.catalog.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What events told of a service in an environment.
 *
 * @param environmentType for example {@code production}
 * @param version what serves; null, as all up to {@code source} are, where nothing has served yet
 * @param deployment the deployment that put it there
 * @param since when it came to serve all traffic
 * @param source the event that told it
 * @param lastDeployment how the latest deployment there ended; it may be another than the one that serves
 */
public record EnvironmentRuntime(
        String environment,
        String environmentType,
        @Nullable String version,
        @Nullable String commit,
        @Nullable String deployment,
        @Nullable String url,
        @Nullable Instant since,
        @Nullable EventSource source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LastDeployment lastDeployment,
        Health health) {

    static EnvironmentRuntime of(
            Optional<RuntimeEntity> running,
            Optional<LastDeploymentEntity> last,
            List<OpenIncident> incidents,
            Instant now) {
        String environment = running.map(row -> row.environment)
                .or(() -> last.map(row -> row.environment))
                .orElseThrow();
        String type = running.map(row -> row.environmentType)
                .or(() -> last.map(row -> row.environmentType))
                .orElseThrow();
        LastDeployment lastDeployment = last.map(row -> row.view(now)).orElse(null);
        return new EnvironmentRuntime(
                environment,
                type,
                running.map(row -> row.version).orElse(null),
                running.map(row -> row.commit).orElse(null),
                running.map(row -> row.deployment).orElse(null),
                running.map(row -> row.url).orElse(null),
                running.map(row -> row.since).orElse(null),
                running.map(row -> EventSource.of(row.eventId, row.eventType, row.eventTime, now))
                        .orElse(null),
                lastDeployment,
                Health.of(environment, type, running.isPresent(), lastDeployment, incidents));
    }

    /** Whether a version serves there. */
    public boolean serves() {
        return version != null;
    }
}
