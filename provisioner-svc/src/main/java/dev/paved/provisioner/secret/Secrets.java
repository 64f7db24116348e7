package dev.paved.provisioner.secret;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The tables of secrets and their versions. */
@Singleton
class Secrets {

    /** The secret, where there is one, once no other transaction can change it. */
    Uni<Optional<SecretEntity>> claim(Mutiny.Session session, SecretRef ref) {
        return session.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(:subject)) as text)", String.class)
                .setParameter("subject", ref.subject())
                .getSingleResult()
                .chain(() -> find(session, ref));
    }

    /** The secret, where there is one. */
    Uni<Optional<SecretEntity>> find(Mutiny.Session session, SecretRef ref) {
        return session.createQuery(
                        "from SecretEntity where service = :service and name = :name and environment = :environment",
                        SecretEntity.class)
                .setParameter("service", ref.service())
                .setParameter("name", ref.name())
                .setParameter("environment", ref.environment() == null ? "" : ref.environment())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** The secret, deleted or not; refused where there is none. */
    Uni<SecretEntity> named(Mutiny.Session session, SecretRef ref) {
        return find(session, ref).chain(found -> present(session, ref, found));
    }

    /** The secret that was {@code found}; refused where there is none. */
    Uni<SecretEntity> present(Mutiny.Session session, SecretRef ref, Optional<SecretEntity> found) {
        return found.isPresent() ? Uni.createFrom().item(found.get()) : missing(session, ref);
    }

    /** Those that a service is given in that environment: its own there, and those for all. */
    Uni<List<SecretEntity>> given(Mutiny.Session session, String service, String environment) {
        return session.createQuery("""
                        from SecretEntity
                         where service = :service and environment in ('', :environment) and deletedAt is null
                         order by name, id""", SecretEntity.class)
                .setParameter("service", service)
                .setParameter("environment", environment)
                .getResultList();
    }

    /** Its versions, the newest first. */
    Uni<List<SecretVersionEntity>> versions(Mutiny.Session session, SecretEntity secret) {
        return session.createQuery(
                        "from SecretVersionEntity where secret = :secret order by number desc",
                        SecretVersionEntity.class)
                .setParameter("secret", secret.id)
                .getResultList();
    }

    /** One of its versions, where it is kept. */
    Uni<Optional<SecretVersionEntity>> version(Mutiny.Session session, SecretEntity secret, long number) {
        return session.createQuery(
                        "from SecretVersionEntity where secret = :secret and number = :number",
                        SecretVersionEntity.class)
                .setParameter("secret", secret.id)
                .setParameter("number", number)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** Removes all of its versions but the last {@code kept}. */
    Uni<Void> prune(Mutiny.Session session, SecretEntity secret, int kept) {
        return session.createNativeQuery("delete from secret_version where secret = :secret and number <= :last")
                .setParameter("secret", secret.id)
                .setParameter("last", secret.current - kept)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Up to {@code size} secrets after {@code cursor}, by service and name. */
    Uni<List<SecretEntity>> after(
            Mutiny.Session session,
            Cursor cursor,
            @Nullable String service,
            @Nullable String environment,
            boolean deleted,
            int size) {
        return session.createQuery("""
                        from SecretEntity
                         where (:anyService = true or service = :ofService)
                           and (:anyEnvironment = true or environment = :ofEnvironment)
                           and (:deleted = true or deletedAt is null)
                           and (service > :service or service = :service
                                and (name > :name or name = :name and id > :id))
                         order by service, name, id""", SecretEntity.class)
                .setParameter("anyService", service == null)
                .setParameter("ofService", service == null ? "" : service)
                .setParameter("anyEnvironment", environment == null)
                .setParameter("ofEnvironment", environment == null ? "" : environment)
                .setParameter("deleted", deleted)
                .setParameter("service", cursor.parts().get(0))
                .setParameter("name", cursor.parts().get(1))
                .setParameter("id", cursor.parts().get(2))
                .setMaxResults(size)
                .getResultList();
    }

    /** The ids of those that are due, or were scheduled when the clock was ahead. */
    Uni<List<String>> toRotate(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        select id from secret
                         where generated and next_rotation_at <= :now
                            or next_rotation_at > cast(:latest as timestamptz) + make_interval(secs => rotate_every)""", String.class)
                .setParameter("now", now)
                .setParameter("latest", now.plus(SecretEntity.SLACK))
                .getResultList();
    }

    private static <T> Uni<T> missing(Mutiny.Session session, SecretRef ref) {
        return session.createQuery("from SecretEntity where service = :service or name = :name", SecretEntity.class)
                .setParameter("service", ref.service())
                .setParameter("name", ref.name())
                .setMaxResults(200)
                .getResultList()
                .map(known -> {
                    throw new RefusedException(NotFound.of(
                                    "secret",
                                    ref.toString(),
                                    known.stream()
                                            .map(row -> new SecretRef(row.service, row.name, row.environmentOrNull())
                                                    .toString())
                                            .toList())
                            .orElse("platform secrets list " + ref.service()));
                });
    }
}
