package dev.paved.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a service of the catalog. */
public sealed interface ServiceEvent extends PlatformEvent {

    /** The service's name. */
    String service();

    /** The service. */
    @Override
    default String key() {
        return service();
    }

    /**
     * A service was made from a golden path, and is in the catalog.
     *
     * @param type what kind of program it is, for example {@code api}
     * @param language what it is written in, for example {@code java}
     * @param owner the team or person who owns it
     * @param template the golden path it was made from
     * @param templateVersion the version of the golden path
     * @param repository where its code is: a URL, or the path of a local bare repository
     * @param version its first version: the tag of its first commit, without a leading {@code v}
     * @param commit the id of its first commit
     * @param path the folder in the repository that it is made of; null for the whole repository
     */
    @EventType("service.created")
    record ServiceCreated(
            String service,
            String type,
            String language,
            String owner,
            String template,
            String templateVersion,
            String repository,
            String version,
            String commit,
            @Nullable String path)
            implements ServiceEvent {
        /** One that has a repository to itself. */
        public ServiceCreated(
                String service,
                String type,
                String language,
                String owner,
                String template,
                String templateVersion,
                String repository,
                String version,
                String commit) {
            this(service, type, language, owner, template, templateVersion, repository, version, commit, null);
        }
    }

    /**
     * A service that was not made here joined the catalog, or what it was registered with was told anew, for example until
     * when it may be off the path.
     *
     * @param type what kind of program it is, for example {@code api}
     * @param owner the team or person who owns it
     * @param repository where its code is; null where nobody told
     * @param onPath whether it follows a golden path
     * @param reason why it is off the path; null where it is on it
     * @param expiresAt until when it may be off the path; null where it is on it
     * @param path the folder in the repository that it is made of; null for the whole repository
     */
    @EventType("service.registered")
    record ServiceRegistered(
            String service,
            String type,
            String owner,
            @Nullable String repository,
            boolean onPath,
            @Nullable String reason,
            @Nullable Instant expiresAt,
            @Nullable String path)
            implements ServiceEvent {
        /** One that has a repository to itself. */
        public ServiceRegistered(
                String service,
                String type,
                String owner,
                @Nullable String repository,
                boolean onPath,
                @Nullable String reason,
                @Nullable Instant expiresAt) {
            this(service, type, owner, repository, onPath, reason, expiresAt, null);
        }
    }

    /**
     * The time is over for which a service was let off the path; whether it may stay off it is to be decided anew.
     *
     * @param owner the team or person who owns it
     * @param reason why it was let off the path
     * @param expiredAt until when
     */
    @EventType("service.off-path-expired")
    record OffPathExpired(String service, String owner, String reason, Instant expiredAt) implements ServiceEvent {}

    /**
     * The catalog's description of a service changed.
     *
     * @param owner the team or person who owns it now
     * @param repository where its code is now; null where nobody told
     * @param changed the names of the fields that changed
     * @param path the folder in the repository that it is made of now; null for the whole repository, where {@code path}
     *     is among what changed, else where nobody told
     */
    @EventType("service.updated")
    record ServiceUpdated(
            String service,
            String owner,
            @Nullable String repository,
            List<String> changed,
            @Nullable String path) implements ServiceEvent {
        public ServiceUpdated {
            changed = List.copyOf(changed);
        }

        /** One that does not tell of a path. */
        public ServiceUpdated(String service, String owner, @Nullable String repository, List<String> changed) {
            this(service, owner, repository, changed, null);
        }
    }

    /**
     * A service left the catalog.
     *
     * @param reason why, where someone said
     */
    @EventType("service.retired")
    record ServiceRetired(String service, @Nullable String reason) implements ServiceEvent {}

    /**
     * A service went from one owner to another, with the consent of the one it had.
     *
     * @param from the owner until now
     * @param to the owner from now on
     */
    @EventType("service.ownership-transferred")
    record OwnershipTransferred(String service, String from, String to) implements ServiceEvent {}

    /**
     * A newer version of its golden path was merged onto a branch of a service's repository.
     *
     * @param template the golden path the service was made from
     * @param fromVersion the version the service follows
     * @param toVersion the version that is proposed
     * @param branch the branch that holds the proposal
     */
    @EventType("service.template-upgrade-proposed")
    record TemplateUpgradeProposed(String service, String template, String fromVersion, String toVersion, String branch)
            implements ServiceEvent {}
}
