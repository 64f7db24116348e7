package dev.paved.provisioner.preview;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table of previews. Whoever changes a row holds its lock, so that events and the reconciler take turns. */
@Singleton
class Previews {

    private static final String OF_PULL_REQUEST = "from PreviewEntity where repositoryKey = :key and number = :number";

    private static final String LIST = "platform preview list";
    private static final String ELSEWHERE = ", or name a pull request on another forge by its address, such as"
            + " https://gitlab.com/acme/shop/-/merge_requests/7";

    private final Transactions transactions;
    private final Leases leases;
    private final Forges forges;
    private final InstantSource time;

    Previews(Transactions transactions, Leases leases, Forges forges, InstantSource time) {
        this.transactions = transactions;
        this.leases = leases;
        this.forges = forges;
        this.time = time;
    }

    /** Takes in what is told of a pull request, as far as it is new. */
    Uni<Void> take(Mutiny.Session session, News news, String correlationId) {
        return claim(session, news.pullRequest().name())
                .chain(() -> find(session, news.pullRequest(), LockMode.PESSIMISTIC_WRITE))
                .chain(row ->
                        row == null ? add(session, news, correlationId) : learn(session, row, news, correlationId));
    }

    private Uni<Void> add(Mutiny.Session session, News news, String correlationId) {
        return nameOf(session, news.pullRequest()).chain(name -> {
            PreviewEntity row = PreviewEntity.of(name, news);
            row.correlationId = correlationId;
            row.createdAt = time.instant();
            row.updatedAt = row.createdAt;
            return session.persist(row).chain(session::flush);
        });
    }

    private Uni<Void> learn(Mutiny.Session session, PreviewEntity row, News news, String correlationId) {
        if (row.learn(news)) {
            row.correlationId = correlationId;
            row.updatedAt = time.instant();
        }
        return session.flush();
    }

    /** The row of {@code pullRequest} for a change; null where nothing is known of it. */
    Uni<@Nullable PreviewEntity> locked(Mutiny.Session session, PullRequest pullRequest) {
        return find(session, pullRequest, LockMode.PESSIMISTIC_WRITE);
    }

    /** Waits until no other transaction can give that name. */
    private static Uni<String> claim(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('preview/' || :name)) as text)", String.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    private static Uni<String> nameOf(Mutiny.Session session, PullRequest pullRequest) {
        return session.find(PreviewEntity.class, pullRequest.name())
                .map(taken -> taken == null ? pullRequest.name() : pullRequest.longName());
    }

    /** Says that something happened to the environment {@code name}, for the preview whose it is. */
    Uni<Void> moved(Mutiny.Session session, String name) {
        return session.createMutationQuery(
                        "update versioned PreviewEntity set news = news + 1 where environment = :name")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The names of those that there is news of. */
    Uni<List<String>> pending(Mutiny.Session session) {
        return session.createQuery("select name from PreviewEntity where news > observed", String.class)
                .getResultList();
    }

    /** The names of those whose environment is {@code environment}. */
    List<String> of(String environment) {
        return transactions.run(session -> session.createQuery(
                        "select name from PreviewEntity where environment = :environment", String.class)
                .setParameter("environment", environment)
                .getResultList());
    }

    /** The row as it is now. */
    @Nullable
    PreviewEntity find(String name) {
        return transactions.<@Nullable PreviewEntity>run(session -> session.find(PreviewEntity.class, name));
    }

    /** The row as it is now. */
    @Nullable
    PreviewEntity find(PullRequest pullRequest) {
        return transactions.<@Nullable PreviewEntity>run(session -> find(session, pullRequest, LockMode.NONE));
    }

    /** The preview called {@code name}; refused where there is none. */
    PreviewEntity named(String name) {
        PreviewEntity row = find(name);
        return row == null ? missing(name, LIST) : row;
    }

    /** The preview of the pull request {@code number} of {@code repository}, on whichever forge; refused where there is none. */
    PreviewEntity named(String repository, int number) {
        PullRequest pullRequest = forges.pullRequest(repository, number);
        PreviewEntity row = find(pullRequest);
        return row == null ? missing(pullRequest.toString(), LIST + ELSEWHERE) : row;
    }

    private PreviewEntity missing(String name, String next) {
        List<String> known = transactions.run(
                session -> session.createQuery("select name from PreviewEntity order by updatedAt desc", String.class)
                        .setMaxResults(1000)
                        .getResultList());
        throw new RefusedException(NotFound.of("preview", name, known).orElse(next));
    }

    /** Up to {@code size} previews after {@code cursor}, by name; those of closed pull requests only if {@code all}. */
    Uni<List<PreviewEntity>> after(
            Mutiny.Session session, Cursor cursor, @Nullable String repository, boolean all, int size) {
        return session.createQuery("""
                        from PreviewEntity
                         where (:all = true or state <> :closed) and (:any = true or repositoryKey = :key) and name > :name
                         order by name""", PreviewEntity.class)
                .setParameter("all", all)
                .setParameter("closed", PreviewState.CLOSED)
                .setParameter("any", repository == null)
                .setParameter(
                        "key", repository == null ? "" : forges.key(repository).value())
                .setParameter("name", cursor.first())
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * Changes the row of {@code seen} under its lock, while {@code lease} holds; where there is news that {@code seen} does
     * not know, nothing is done, and it is looked at again.
     */
    Requeue act(PreviewEntity seen, Lease lease, BiFunction<Mutiny.Session, PreviewEntity, Uni<Requeue>> change) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.find(PreviewEntity.class, seen.name, LockMode.PESSIMISTIC_WRITE))
                .chain(row -> {
                    if (row.news != seen.news) {
                        return Uni.createFrom().item(Requeue.now());
                    }
                    return change.apply(session, row)
                            .invoke(() -> row.updatedAt = time.instant())
                            .call(session::flush);
                }));
    }

    private static Uni<@Nullable PreviewEntity> find(Mutiny.Session session, PullRequest pullRequest, LockMode lock) {
        return session.createQuery(OF_PULL_REQUEST, PreviewEntity.class)
                .setParameter("key", pullRequest.key().value())
                .setParameter("number", pullRequest.number())
                .setLockMode(lock)
                .getSingleResultOrNull();
    }
}
