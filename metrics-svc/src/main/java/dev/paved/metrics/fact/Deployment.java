package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.greatest;
import static dev.paved.metrics.fact.Join.greatestOf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment, by its id.
 *
 * @param environmentType as on the wire: {@code production}, {@code staging}, …
 * @param kind as on the wire: {@code planned}, {@code rollback}, {@code hotfix}; null while no event told
 * @param because what made it necessary, for example {@code incident/42}
 * @param rolledBackBy the deployment that put the earlier version back
 * @param reachedUsers whether any traffic went to the version
 * @param external whether it did not go through the platform
 */
public record Deployment(
        String id,
        String service,
        String environment,
        String environmentType,
        String version,
        @Nullable String commit,
        @Nullable String kind,
        @Nullable String because,
        Timeline at,
        @Nullable String rolledBackBy,
        boolean reachedUsers,
        boolean external) {

    /** Whether its environment is of the type production. */
    public boolean production() {
        return environmentType.equals("production");
    }

    /** When it was over, well or badly; null while it is not. */
    public @Nullable Instant ended() {
        return at.succeeded() != null ? at.succeeded() : at.failed() != null ? at.failed() : at.rolledBack();
    }

    /** What it is that was deployed: the commit, else the version. */
    public String content() {
        return commit == null ? version : commit;
    }

    Deployment join(Deployment other) {
        return new Deployment(
                id,
                greatestOf(service, other.service),
                greatestOf(environment, other.environment),
                greatestOf(environmentType, other.environmentType),
                greatestOf(version, other.version),
                greatest(commit, other.commit),
                greatest(kind, other.kind),
                greatest(because, other.because),
                at.join(other.at),
                greatest(rolledBackBy, other.rolledBackBy),
                reachedUsers || other.reachedUsers,
                external || other.external);
    }

    /** The same as of {@code instant}: later times are not known yet. */
    public Deployment asOf(Instant instant) {
        return new Deployment(
                id,
                service,
                environment,
                environmentType,
                version,
                commit,
                kind,
                because,
                at.asOf(instant),
                rolledBackBy,
                reachedUsers,
                external);
    }
}
