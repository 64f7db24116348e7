package dev.paved.integrations.github.out;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what GitHub is to be told, and what came of it. */
@Singleton
class Wishes {

    /** What is older is no news any more. */
    static final Duration NEWS = Duration.ofDays(1);

    private final ObjectMapper json = EventJson.mapper();
    private final InstantSource time;

    Wishes(InstantSource time) {
        this.time = time;
    }

    /**
     * Whose wish it is.
     *
     * @param id what the wish is about
     * @param repository {@code owner/name} on GitHub
     * @param service null where it is about the environment alone
     */
    record Key(String id, String repository, @Nullable String service, String environment) {}

    /** Wishes that may change, by their keys. */
    record Open(Key key, Wish wish) {}

    /** Wishes {@code wish} from now on, because of what happened at {@code at}. */
    Uni<Void> put(Mutiny.Session session, Key key, Wish wish, Instant at) {
        return session.createNativeQuery("""
                        insert into github_wish as known (id, repository, service, environment, wish, open, wished_at)
                        values (:id, :repository, :service, :environment, :wish, :open, :at)
                        on conflict (id) do update
                           set repository = excluded.repository, wish = excluded.wish, open = excluded.open,
                               wished_at = excluded.wished_at, generation = known.generation + 1, attempts = 0
                         where known.wish <> excluded.wish""")
                .setParameter("id", key.id())
                .setParameter("repository", key.repository())
                .setParameter("service", key.service())
                .setParameter("environment", key.environment())
                .setParameter("wish", write(wish))
                .setParameter("open", isOpen(wish))
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What is open in {@code environment}, of {@code service} alone unless that is null. */
    Uni<List<Open>> open(Mutiny.Session session, String environment, @Nullable String service) {
        return session.createNativeQuery("""
                        select id, repository, service, environment, wish from github_wish
                         where open and environment = :environment
                           and (service = :service or cast(:service as text) is null)
                         order by id""", Object[].class)
                .setParameter("environment", environment)
                .setParameter("service", service)
                .getResultList()
                .map(rows -> rows.stream().map(this::open).toList());
    }

    private Open open(Object[] row) {
        return new Open(
                new Key((String) row[0], (String) row[1], (String) row[2], (String) row[3]), read((String) row[4]));
    }

    /** The ids of what GitHub is to be told now. */
    Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select id from github_wish
                         where settled < generation and (not_before is null or not_before <= :now) order by id""", String.class)
                .setParameter("now", time.instant())
                .getResultList();
    }

    /** Lets what GitHub refused be told again, where that is news still. */
    Uni<Void> retry(Mutiny.Session session) {
        return session.createNativeQuery("""
                        update github_wish set settled = generation - 1
                         where refused is not null and settled = generation and wished_at > :news""")
                .setParameter("news", time.instant().minus(NEWS))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Notes that {@code id} is asked for now; nothing where there is nothing to ask. */
    Uni<Optional<Row>> begin(Mutiny.Session session, String id) {
        return session.createNativeQuery("""
                        update github_wish set asked = true
                         where id = :id and settled < generation and (not_before is null or not_before <= :now)
                        returning repository, wish, generation, told, remote, old.asked, attempts, wished_at < :news""", Object[].class)
                .setParameter("id", id)
                .setParameter("now", time.instant())
                .setParameter("news", time.instant().minus(NEWS))
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> row(id, row)));
    }

    private Row row(String id, Object[] row) {
        return new Row(
                id,
                (String) row[0],
                read((String) row[1]),
                (Long) row[2],
                (String) row[3],
                (Long) row[4],
                (Boolean) row[5],
                (Integer) row[6],
                (Boolean) row[7]);
    }

    /** Writes down what came of the request for {@code row}. */
    Uni<Void> came(Mutiny.Session session, Row row, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(String told, Long remote) ->
                update(session, row, """
                        told = :told, remote = :remote, settled = :generation, refused = null, asked = false,
                        attempts = 0, not_before = null""")
                        .setParameter("told", told)
                        .setParameter("remote", remote)
                        .setParameter("generation", row.generation())
                        .executeUpdate()
                        .replaceWithVoid();
            case Outcome.Found(long remote) ->
                update(session, row, "remote = :remote, asked = false, attempts = 0, not_before = null")
                        .setParameter("remote", remote)
                        .executeUpdate()
                        .replaceWithVoid();
            case Outcome.Gone() ->
                update(session, row, "remote = null, told = null, asked = false")
                        .executeUpdate()
                        .replaceWithVoid();
        };
    }

    /** Gives {@code row} up, until something else is wished of it. */
    Uni<Void> refused(Mutiny.Session session, Row row, String reason) {
        return update(session, row, """
                        settled = :generation, refused = :reason, asked = false, attempts = 0, not_before = null""")
                .setParameter("generation", row.generation())
                .setParameter("reason", reason)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Puts {@code row} off; {@code asked} says whether GitHub may have done what it was asked. */
    Uni<Void> later(Mutiny.Session session, Row row, Duration pause, boolean asked, int attempts) {
        return update(session, row, "not_before = :until, asked = :asked, attempts = :attempts")
                .setParameter("until", time.instant().plus(pause))
                .setParameter("asked", asked)
                .setParameter("attempts", attempts)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Mutiny.Query<Object> update(Mutiny.Session session, Row row, String changes) {
        return session.createNativeQuery("update github_wish set " + changes + " where id = :id")
                .setParameter("id", row.id());
    }

    private static boolean isOpen(Wish wish) {
        return switch (wish) {
            case DeploymentWish deployment -> !deployment.isOver();
            case CommentWish comment -> comment.phase() != CommentWish.Phase.ENDED;
            case StatusWish status -> false;
        };
    }

    private String write(Wish wish) {
        try {
            return json.writerFor(Wish.class).writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish is always JSON", e);
        }
    }

    private Wish read(String wish) {
        try {
            return json.readValue(wish, Wish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this service has written what it can't read: " + wish, e);
        }
    }
}
