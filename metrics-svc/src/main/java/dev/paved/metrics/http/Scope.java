package dev.paved.metrics.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whose metrics an answer tells: of a service, of a team or of all.
 *
 * @param services how many services are in it; null where it is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(
        @Nullable String service,
        @Nullable String team,
        @Nullable Integer services) {

    static Scope ofService(String name) {
        return new Scope(name, null, null);
    }

    static Scope ofTeam(String name, int services) {
        return new Scope(null, name, services);
    }

    static Scope ofAll(int services) {
        return new Scope(null, null, services);
    }
}
