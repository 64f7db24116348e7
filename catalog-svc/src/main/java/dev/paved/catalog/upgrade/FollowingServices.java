package dev.paved.catalog.upgrade;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the services that were made from golden paths. */
@Singleton
class FollowingServices {

    private static final String ALL = """
            select name, owner, template, template_version, inputs, repository, created_by, created_at from service
             where phase = 'ACTIVE' and coalesce(template, '') <> ''""";

    /** A page of them, by name, of {@code owner} where that is not empty. */
    Uni<List<FollowingService>> page(Mutiny.Session session, String owner, String after, int size) {
        return session.createNativeQuery(
                        ALL + " and name collate \"C\" > :after and (:owner = '' or owner = :owner)"
                                + " order by name collate \"C\" limit :size",
                        Object[].class)
                .setParameter("after", after)
                .setParameter("owner", owner)
                .setParameter("size", size)
                .getResultList()
                .map(rows -> rows.stream().map(FollowingService::of).toList());
    }

    Uni<Optional<FollowingService>> named(Mutiny.Session session, String name) {
        return session.createNativeQuery(ALL + " and name = :name", Object[].class)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(FollowingService::of));
    }

    /** Whether there is a service of that name, made from a golden path or not. */
    Uni<Boolean> isThere(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select exists (select from service where phase = 'ACTIVE' and name = :name)", Boolean.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    /** Remembers the version that the service's repository tells of. */
    Uni<Void> follows(Mutiny.Session session, String name, String version) {
        return session.createNativeQuery(
                        "update service set template_version = :version where name = :name and template_version <> :version")
                .setParameter("name", name)
                .setParameter("version", version)
                .executeUpdate()
                .replaceWithVoid();
    }
}
