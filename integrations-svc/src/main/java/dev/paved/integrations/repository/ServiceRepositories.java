package dev.paved.integrations.repository;

import dev.paved.kit.repository.RepositoryKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Which service a repository belongs to, by what the catalog has published so far. */
@Singleton
public class ServiceRepositories {

    private final String home;

    ServiceRepositories(
            @ConfigProperty(name = "paved.integrations.github.url", defaultValue = "https://github.com")
                    String gitHub) {
        this.home = RepositoryKey.host(gitHub)
                .orElseThrow(() -> new IllegalStateException("paved.integrations.github.url, " + gitHub
                        + ", has to be an address with a host, for example https://github.com"));
    }

    /**
     * A service of the catalog.
     *
     * @param repository where its code is, as the catalog writes it; null where nobody told
     */
    public record Owner(String service, @Nullable String repository) {}

    /** The service whose repository is {@code repository}, however that is written; one without a host is on GitHub. */
    public Uni<Optional<Owner>> ownerOf(Mutiny.Session session, String repository) {
        return ownerOf(
                session,
                RepositoryKey.of(repository),
                RepositoryKey.host(repository).orElse(home),
                List.of());
    }

    /**
     * The same of a repository that its forge says is called {@code others} too: other addresses, or its path alone. They
     * count where nobody has it by its first name, one service alone has it by another, and GitHub does not have that: an
     * address on its host is GitHub's, and a path alone is where GitHub delivers for it or its owner, or told of it.
     */
    public Uni<Optional<Owner>> ownerOf(Mutiny.Session session, String repository, List<String> others) {
        return ownerOf(
                session,
                RepositoryKey.of(repository),
                RepositoryKey.host(repository).orElse(home),
                others);
    }

    /** The service whose repository is the folder {@code path}. */
    public Uni<Optional<Owner>> ownerOf(Mutiny.Session session, Path path) {
        return ownerOf(session, RepositoryKey.of(path), home, List.of());
    }

    /**
     * The service whose repository is {@code key}, by that name or another that it had. Where several share it, the one
     * that is called like it; where none has it, the one that is called like it unless its code is known to be elsewhere.
     * Forges may call their repositories alike, and it is GitHub that tells other names.
     */
    private Uni<Optional<Owner>> ownerOf(Mutiny.Session session, RepositoryKey key, String host, List<String> others) {
        Uni<List<Object[]>> called = session.createNativeQuery("""
                        with names as (
                            select cast(:key as text) as name
                             union select same.name from repository_name called
                                     join repository_name same using (repository_id)
                                    where called.name = :key and cast(:host as text) = :home),
                        there as (
                            select service, repository, repository_key, coalesce(repository_host, :home) = :host as same_host
                              from service_repository),
                        candidates as (
                            select known.* from names join there known on repository_key = name and same_host
                             union
                            select known.* from names
                              join there known on service = regexp_replace(name, '^.*/', '')
                             where :local or repository_key is null or starts_with(repository_key, 'file:')),
                        matches as (
                            select service, repository,
                                   coalesce(same_host and repository_key in (select name from names), false) as has_it,
                                   service in (select regexp_replace(name, '^.*/', '') from names) as called_like_it,
                                   same_host and repository_key is not distinct from :key as so_called
                              from candidates)
                        select service, repository, has_it, called_like_it from matches
                         order by has_it desc, called_like_it desc, so_called desc, service = :name desc limit 2""", Object[].class)
                .setParameter("key", key.value())
                .setParameter("name", key.name())
                .setParameter("local", key.isLocal())
                .setParameter("host", host)
                .setParameter("home", home)
                .getResultList();
        return called.chain(rows -> isHad(rows) || host.equals(home) || others.isEmpty()
                ? Uni.createFrom().item(best(rows))
                : alsoCalled(session, others).map(owner -> owner.or(() -> best(rows))));
    }

    private static boolean isHad(List<Object[]> rows) {
        return !rows.isEmpty() && (Boolean) rows.getFirst()[2];
    }

    private Uni<Optional<Owner>> alsoCalled(Mutiny.Session session, List<String> others) {
        List<String> places = others.stream()
                .filter(other -> !RepositoryKey.host(other).equals(Optional.of(home)))
                .map(other -> RepositoryKey.host(other).orElse("") + "/"
                        + RepositoryKey.of(other).value())
                .toList();
        if (places.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery("""
                        select service, repository from service_repository
                         where coalesce(repository_host, '') || '/' || repository_key in (:places)
                           and (repository_host is not null
                                or not exists (select from repository_name where name = repository_key)
                                   and not exists (select from github_repository where name = repository_key)
                                   and not exists (
                                       select from github_hook
                                        where lower(place) in (repository_key, split_part(repository_key, '/', 1))))
                         limit 2""", Object[].class)
                .setParameter("places", places)
                .getResultList()
                .map(rows -> rows.size() == 1
                        ? Optional.of(new Owner((String) rows.getFirst()[0], (String) rows.getFirst()[1]))
                        : Optional.empty());
    }

    private static Optional<Owner> best(List<Object[]> rows) {
        boolean shared = rows.size() == 2 && (Boolean) rows.get(1)[2];
        return rows.stream()
                .findFirst()
                .filter(row -> !shared || (Boolean) row[3])
                .map(row -> new Owner((String) row[0], (String) row[1]));
    }

    /**
     * Where a service's code is.
     *
     * @param isShared whether other services have theirs in the same repository
     */
    public record Place(String repository, boolean isShared) {}

    /** Where the code of {@code service} is; nothing where nobody told. */
    public Uni<Optional<Place>> placeOf(Mutiny.Session session, String service) {
        return session.createNativeQuery("""
                        select mine.repository, exists (
                                   select 1 from service_repository other
                                    where other.repository_key = mine.repository_key and other.service <> mine.service
                                      and coalesce(other.repository_host, :home) = coalesce(mine.repository_host, :home))
                          from service_repository mine
                         where mine.service = :service and mine.repository_key is not null""", Object[].class)
                .setParameter("service", service)
                .setParameter("home", home)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new Place((String) row[0], (Boolean) row[1])));
    }

    Uni<Void> put(Mutiny.Session session, String service, @Nullable String repository, boolean keepKnown) {
        return session.createNativeQuery("""
                        insert into service_repository as known (service, repository, repository_key, repository_host)
                        values (:service, :repository, :key, :host)
                        on conflict (service) do update
                           set repository = case when :keep then coalesce(excluded.repository, known.repository)
                                                 else excluded.repository end,
                               repository_key = case when :keep then coalesce(excluded.repository_key, known.repository_key)
                                                     else excluded.repository_key end,
                               repository_host = case when :keep and excluded.repository_key is null
                                                      then known.repository_host else excluded.repository_host end""")
                .setParameter("service", service)
                .setParameter("repository", repository)
                .setParameter(
                        "key",
                        repository == null || repository.isBlank()
                                ? null
                                : RepositoryKey.of(repository).value())
                .setParameter(
                        "host",
                        repository == null
                                ? null
                                : RepositoryKey.host(repository).orElse(null))
                .setParameter("keep", keepKnown)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> remove(Mutiny.Session session, String service) {
        return session.createNativeQuery("delete from service_repository where service = :service")
                .setParameter("service", service)
                .executeUpdate()
                .replaceWithVoid();
    }
}
