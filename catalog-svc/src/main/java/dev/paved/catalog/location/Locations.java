package dev.paved.catalog.location;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventIds;
import dev.paved.kit.repository.RepositoryKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rows of the locations that are registered. */
@Singleton
public class Locations {

    private static final String COLUMNS =
            "select id, type, target, due_at, read_at, revision, error from catalog_location";

    private final ObjectMapper json;
    private final EventIds ids;
    private final InstantSource time;

    Locations(ObjectMapper json, EventIds ids, InstantSource time) {
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    /** Registers the catalog-info file at {@code path} of the repository at {@code url}; its id, the same again and again. */
    public Uni<String> register(Mutiny.Session session, String url, String path, String actor) {
        return register(session, new Target.Repository(url, "", path), actor);
    }

    /**
     * Takes the file at {@code path} of the repository at {@code url} away with its entities, where it is registered and
     * {@code shared} is false and it tells of nobody else's. Where it does, only the component {@code ref} that it tells of goes.
     */
    public Uni<Void> unregister(Mutiny.Session session, String url, String path, String ref, boolean shared) {
        Target target = new Target.Repository(url, "", path);
        return session.createNativeQuery(
                        "select id from catalog_location where type = :type and target = :target", String.class)
                .setParameter("type", target.type())
                .setParameter("target", target.text())
                .getSingleResultOrNull()
                .chain(id -> id == null ? Uni.createFrom().voidItem() : unregister(session, id, ref, shared));
    }

    private Uni<Void> unregister(Mutiny.Session session, String id, String ref, boolean shared) {
        return tellsOfOthers(session, id, ref)
                .chain(others -> shared || others
                        ? forget(session, id, ref)
                        : remove(session, id).replaceWithVoid());
    }

    /** Whether the location tells of more than {@code ref} and what a component brings along. */
    private static Uni<Boolean> tellsOfOthers(Mutiny.Session session, String id, String ref) {
        return session.createNativeQuery("""
                        select exists (select from catalog_entity
                                        where location = :id and orphaned_at is null and ref <> :ref
                                          and kind not in ('API', 'Resource', 'Location'))""", Boolean.class)
                .setParameter("id", id)
                .setParameter("ref", ref)
                .getSingleResult();
    }

    private Uni<Void> forget(Mutiny.Session session, String id, String ref) {
        return session.createNativeQuery("delete from catalog_entity where ref = :ref and location = :id")
                .setParameter("ref", ref)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** How the file at {@code path} of the repository at {@code url} is named to people. */
    public static String name(String url, String path) {
        return "git:" + new Target.Repository(url, "", path).text();
    }

    /** Registers {@code target}, to be read now; its id, the same again and again. */
    Uni<String> register(Mutiny.Session session, Target target, String actor) {
        String repository = target instanceof Target.Repository(String url, String branch, String path)
                ? RepositoryKey.of(url).value()
                : null;
        return session.createNativeQuery("""
                        insert into catalog_location (id, type, target, repository, created_by, created_at, due_at)
                        values (:id, :type, :target, :repository, :actor, :now, :now)
                        on conflict (type, target) do update set due_at = excluded.due_at
                        returning id""", String.class)
                .setParameter("id", "loc-" + ids.next())
                .setParameter("type", target.type())
                .setParameter("target", target.text())
                .setParameter("repository", repository)
                .setParameter("actor", actor)
                .setParameter("now", time.instant())
                .getSingleResult();
    }

    Uni<Optional<Location>> find(Mutiny.Session session, String id) {
        return session.createNativeQuery(COLUMNS + " where id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Locations::location));
    }

    /** Up to {@code size} of them after that of {@code id}, in order of their ids, which is that of their registration. */
    Uni<List<Location>> after(Mutiny.Session session, String id, int size) {
        return session.createNativeQuery(COLUMNS + " where id > :id order by id limit :size", Object[].class)
                .setParameter("id", id)
                .setParameter("size", size)
                .getResultList()
                .map(rows -> rows.stream().map(Locations::location).toList());
    }

    Uni<List<String>> due(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select id from catalog_location where due_at <= :now order by due_at limit 1000", String.class)
                .setParameter("now", time.instant())
                .getResultList();
    }

    /** Lets it be read at once. */
    Uni<Integer> refresh(Mutiny.Session session, String id) {
        return session.createNativeQuery("update catalog_location set due_at = :now where id = :id")
                .setParameter("now", time.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Lets those of {@code repository} be read at once. */
    Uni<Void> pushed(Mutiny.Session session, String repository) {
        return session.createNativeQuery("update catalog_location set due_at = :now where repository = :key")
                .setParameter("now", time.instant())
                .setParameter("key", RepositoryKey.of(repository).value())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The files of the location as they were read before, by path. */
    Uni<Map<String, KnownFile>> files(Mutiny.Session session, String id) {
        return session.createNativeQuery(
                        "select path, fingerprint, problems, targets from catalog_file where location = :id",
                        Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> {
                    Map<String, KnownFile> files = new HashMap<>();
                    rows.forEach(row -> files.put(
                            (String) row[0],
                            new KnownFile((String) row[1], row[2].equals("[]"), targets((String) row[3]))));
                    return files;
                });
    }

    private List<String> targets(String text) {
        try {
            return json.readValue(text, new TypeReference<List<String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog wrote it", e);
        }
    }

    /**
     * Notes that {@code location} was read up to {@code revision}; the entities of files not among {@code seen} are orphans. It is due
     * after {@code next}, unless somebody wanted it to be read anew meanwhile.
     */
    Uni<Void> read(
            Mutiny.Session session,
            Location location,
            Collection<String> seen,
            @Nullable String revision,
            Duration next) {
        String id = location.id();
        Instant now = time.instant();
        String paths = String.join("\n", seen);
        return session.createNativeQuery("""
                        update catalog_entity set orphaned_at = :now where location = :id and orphaned_at is null
                           and not file = any(string_to_array(:seen, chr(10)))""")
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("seen", paths)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                delete from catalog_file where location = :id
                                   and not path = any(string_to_array(:seen, chr(10)))""")
                        .setParameter("id", id)
                        .setParameter("seen", paths)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery("""
                                update catalog_location set read_at = :now, revision = :revision, error = null,
                                       due_at = case when due_at = :loaded then :due else due_at end
                                 where id = :id""")
                        .setParameter("now", now)
                        .setParameter("revision", revision)
                        .setParameter("loaded", location.dueAt())
                        .setParameter("due", now.plus(next))
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Notes why {@code location} could not be read; what was read before stays. It is due as after a reading. */
    Uni<Void> failed(Mutiny.Session session, Location location, String error, Duration next) {
        return session.createNativeQuery("""
                        update catalog_location set error = :error,
                               due_at = case when due_at = :loaded then :due else due_at end
                         where id = :id""")
                .setParameter("error", error)
                .setParameter("loaded", location.dueAt())
                .setParameter("due", time.instant().plus(next))
                .setParameter("id", location.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Lets the locations be read again whose files were in conflict with what went away. */
    Uni<Void> retryConflicts(Mutiny.Session session) {
        return session.createNativeQuery("""
                        update catalog_location l set due_at = :now
                         where exists (select from catalog_file f where f.location = l.id and f.problems <> '[]')""")
                .setParameter("now", time.instant())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Takes the location away with its entities; false where there is none. */
    Uni<Boolean> remove(Mutiny.Session session, String id) {
        return session.createNativeQuery("delete from catalog_location where id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .call(rows -> retryConflicts(session))
                .map(rows -> rows > 0);
    }

    private static Location location(Object[] row) {
        return new Location(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                Objects.requireNonNull(instant(row[3])),
                instant(row[4]),
                (@Nullable String) row[5],
                (@Nullable String) row[6]);
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
