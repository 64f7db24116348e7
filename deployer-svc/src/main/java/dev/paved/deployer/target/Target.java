package dev.paved.deployer.target;

import dev.paved.deployer.local.Release;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service in an environment: what should run there, and what was last seen.
 *
 * @param desired what should run; null where nothing should
 * @param rollout the deployment that is being rolled out; its instance is left to it
 * @param routed the deployment that the router was last told to send all requests to
 * @param routedAt since when it was seen to do so; null while that is not sure
 * @param restarts how often the desired deployment was started again in a row
 * @param retryAt when it may be started next
 * @param renewing whether it has what its service is given now
 * @param beside what is there beside what is desired
 */
public record Target(
        String service,
        String environment,
        EnvironmentType type,
        @Nullable Desired desired,
        @Nullable String rollout,
        @Nullable String routed,
        @Nullable Instant routedAt,
        Observed observed,
        int restarts,
        @Nullable Instant retryAt,
        Renewing renewing,
        Beside beside) {

    /** One with nothing beside what is desired. */
    public Target(
            String service,
            String environment,
            EnvironmentType type,
            @Nullable Desired desired,
            @Nullable String rollout,
            @Nullable String routed,
            @Nullable Instant routedAt,
            Observed observed,
            int restarts,
            @Nullable Instant retryAt,
            Renewing renewing) {
        this(
                service,
                environment,
                type,
                desired,
                rollout,
                routed,
                routedAt,
                observed,
                restarts,
                retryAt,
                renewing,
                Beside.NOTHING);
    }

    /** The id of the target of {@code service} in {@code environment}. */
    public static String id(String service, String environment) {
        return environment + "/" + service;
    }

    static String environmentOf(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    static String serviceOf(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    /** Its id. */
    public String id() {
        return id(service, environment);
    }

    /** The desired deployment. */
    public Optional<Desired> wanted() {
        return Optional.ofNullable(desired);
    }

    /** Whether the router was seen to send all requests to {@code deployment}, and that is what is desired. */
    public boolean serves(String deployment) {
        return servesSince(deployment).isPresent();
    }

    /** Since when it does. */
    public Optional<Instant> servesSince(String deployment) {
        return deployment.equals(routed) && desired != null && deployment.equals(desired.deployment())
                ? Optional.ofNullable(routedAt)
                : Optional.empty();
    }

    /** Whether requests may have gone to {@code deployment}, which is desired or was until now. */
    public boolean mayHaveServed(String deployment) {
        return deployment.equals(routed) || beside.gives(deployment);
    }

    /** What runs on at {@code moment} without requests, so that it can have them back. */
    public Optional<Beside.Held> heldAt(Instant moment) {
        return desired == null ? Optional.empty() : beside.heldAt(moment);
    }

    /** Whether the router was seen to give {@code deployment} its share of the requests. */
    public boolean shares(String deployment) {
        return beside.gives(deployment) && desired != null && serves(desired.deployment());
    }

    /** Whether what is desired is still to take over from what served before. */
    public boolean isTakingOver(Desired wanted) {
        return isRollingOut(wanted) && !serves(wanted.deployment());
    }

    boolean isRollingOut(Desired wanted) {
        return wanted.deployment().equals(rollout);
    }

    /** Whether the instance of {@code deployment} is to stay. */
    boolean needs(String deployment, Instant now) {
        return deployment.equals(rollout)
                || desired != null && deployment.equals(desired.deployment())
                || heldAt(now)
                        .filter(held -> held.deployment().equals(deployment))
                        .isPresent();
    }

    Release release(Desired wanted) {
        return new Release(
                wanted.deployment(), service, environment, wanted.version(), wanted.repository(), wanted.commit());
    }
}
