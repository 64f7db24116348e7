package dev.paved.integrations.repository;

import dev.paved.kit.repository.RepositoryKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers what a forge's repositories were called, so that each is known by any of its names. */
@Singleton
public class RepositoryNames {

    /**
     * What a forge tells of a repository's names.
     *
     * @param id the same whatever it is called, and no other repository's
     * @param names {@code owner/name}, the present one and others that it had
     * @param at when it was so; what was told of a name later is not changed
     */
    public record Known(String id, List<String> names, Instant at) {}

    /** Keeps {@code known} in the transaction of {@code session}. */
    public Uni<Void> put(Mutiny.Session session, Known known) {
        return Multi.createFrom()
                .iterable(known.names())
                .onItem()
                .transformToUniAndConcatenate(name -> put(session, known, RepositoryKey.of(name)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Keeps that GitHub told something of the repositories {@code names}, each {@code owner/name}. */
    public Uni<Void> toldByGitHub(Mutiny.Session session, Collection<String> names) {
        List<String> keys = names.stream()
                .map(name -> RepositoryKey.of(name).value())
                .distinct()
                .sorted()
                .toList();
        return session.createNativeQuery("""
                        insert into github_repository (name)
                        select unnest(string_to_array(cast(:names as text), chr(10)))
                            on conflict do nothing""")
                .setParameter("names", String.join("\n", keys))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Integer> put(Mutiny.Session session, Known known, RepositoryKey name) {
        return session.createNativeQuery("""
                        insert into repository_name as known (name, repository_id, told_at) values (:name, :id, :at)
                        on conflict (name) do update set repository_id = excluded.repository_id, told_at = excluded.told_at
                         where known.told_at <= excluded.told_at""")
                .setParameter("name", name.value())
                .setParameter("id", known.id())
                .setParameter("at", known.at())
                .executeUpdate();
    }
}
