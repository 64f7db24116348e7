package dev.paved.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to an environment. */
public sealed interface EnvironmentEvent extends PlatformEvent {

    /** The environment's name. */
    String environment();

    /** The environment. */
    @Override
    default String key() {
        return environment();
    }

    /**
     * Someone asked for an environment.
     *
     * @param type what the environment is for
     * @param owner who asked for it and owns it
     * @param expiresAt when it will be torn down; null where it stays
     */
    @EventType("environment.requested")
    record EnvironmentRequested(
            String environment,
            EnvironmentType type,
            String owner,
            @Nullable Instant expiresAt) implements EnvironmentEvent {}

    /**
     * An environment can be deployed to.
     *
     * @param type what the environment is for
     * @param url where it can be reached; null where it has no address of its own
     */
    @EventType("environment.ready")
    record EnvironmentReady(
            String environment,
            EnvironmentType type,
            @Nullable String url) implements EnvironmentEvent {}

    /**
     * The preview of a pull request shows its latest commit.
     *
     * @param repository the pull request's repository, as {@code owner/name} on GitHub, or as the URL of one
     *     elsewhere or on this machine
     * @param number the pull request's number in its repository
     * @param head the id of the commit that it shows
     * @param url where it can be reached; null where it has no address of its own
     */
    @EventType("environment.preview-ready")
    record PreviewReady(
            String environment,
            String repository,
            int number,
            String head,
            @Nullable String url) implements EnvironmentEvent {}

    /**
     * An environment could not be provided, or changed, as asked for and in time. It is ready later where that is possible by then.
     *
     * @param type what the environment is for
     * @param reason why, for people
     */
    @EventType("environment.failed")
    record EnvironmentFailed(String environment, EnvironmentType type, String reason) implements EnvironmentEvent {}

    /**
     * An environment's end was moved.
     *
     * @param type what the environment is for
     * @param expiresAt when it will be torn down instead
     */
    @EventType("environment.extended")
    record EnvironmentExtended(String environment, EnvironmentType type, Instant expiresAt)
            implements EnvironmentEvent {}

    /**
     * An environment's time will soon be up, unless it is extended.
     *
     * @param type what the environment is for
     * @param owner who owns it
     * @param expiresAt when it will be torn down
     */
    @EventType("environment.expiring")
    record EnvironmentExpiring(String environment, EnvironmentType type, String owner, Instant expiresAt)
            implements EnvironmentEvent {}

    /**
     * An environment's time was up; its teardown follows.
     *
     * @param type what the environment is for
     * @param expiresAt when its time was up
     */
    @EventType("environment.expired")
    record EnvironmentExpired(String environment, EnvironmentType type, Instant expiresAt)
            implements EnvironmentEvent {}

    /**
     * An environment and all that belonged to it is confirmed gone.
     *
     * @param type what the environment is for
     * @param reason why it was torn down, for people
     */
    @EventType("environment.destroyed")
    record EnvironmentDestroyed(
            String environment,
            EnvironmentType type,
            @Nullable String reason) implements EnvironmentEvent {}

    /**
     * A database with its own role is ready in an environment.
     *
     * @param service the service it is for; null where several share it
     * @param database its name
     * @param engine the kind of database, for example {@code postgres}
     * @param size its size class, for example {@code small}
     */
    @EventType("environment.database-provisioned")
    record DatabaseProvisioned(
            String environment, @Nullable String service, String database, String engine, String size)
            implements EnvironmentEvent {}

    /**
     * What runs differs from what is declared, in one field.
     *
     * @param resource what differs, for example {@code deployment/hello}
     * @param field the path of the field that differs
     * @param desired the declared value; null where the field should not be there
     * @param actual the value found; null where the field is not there
     * @param changedBy who changed it, where that is known
     * @param since when it began to differ, as far as known
     */
    @EventType("environment.drift-detected")
    record DriftDetected(
            String environment,
            String resource,
            String field,
            @Nullable String desired,
            @Nullable String actual,
            @Nullable String changedBy,
            Instant since)
            implements EnvironmentEvent {}

    /**
     * A drift ended.
     *
     * @param resource what differed
     * @param field the path of the field that differed
     * @param resolution how: {@code reverted}, {@code adopted} or {@code accepted}
     */
    @EventType("environment.drift-resolved")
    record DriftResolved(String environment, String resource, String field, String resolution)
            implements EnvironmentEvent {}
}
