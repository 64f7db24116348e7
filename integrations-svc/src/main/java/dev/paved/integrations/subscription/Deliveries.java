package dev.paved.integrations.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lines of the subscriptions: what is due in each, and what became of it. Its clock is the database's. */
@Singleton
class Deliveries {

    /**
     * The first of each key, found key by key however long the lines are: what is behind it waits for it.
     */
    private static final String HEADS = """
            with recursive head as (
                (select key, event, position, next_at, claimed_until from delivery
                  where subscription = :subscription and status = 'pending' order by key, position limit 1)
                union all
                select later.* from head cross join lateral (
                    select key, event, position, next_at, claimed_until from delivery
                     where subscription = :subscription and status = 'pending' and key > head.key
                     order by key, position limit 1) as later)
            """;

    private static final String DUE = """
            select s.id from subscription as s cross join lateral (
                %s select min(greatest(next_at, claimed_until)) as at from head) as due
             where s.status = 'active' and coalesce(s.not_before, now()) <= now() + interval '15 seconds'
               and due.at <= now() + interval '15 seconds'""".formatted(HEADS.replace(":subscription", "s.id"));

    /** Something to send. */
    record Claimed(UUID event, String body) {}

    /** The subscriptions that have something due before long. */
    Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery(DUE, String.class).getResultList();
    }

    /** How many of {@code subscription} are on their way. */
    Uni<Long> inFlight(Mutiny.Session session, String subscription) {
        return session.createNativeQuery("""
                        select count(*) from delivery
                         where subscription = :subscription and claimed_until > now()""", Long.class)
                .setParameter("subscription", subscription)
                .getSingleResult();
    }

    /**
     * Claims what is due, {@code room} at most, for {@code limit}: whoever claims it later may send it again.
     *
     * @param claim proves to {@link #end} who sent it
     */
    Uni<List<Claimed>> claim(Mutiny.Session session, String subscription, UUID claim, long room, Duration limit) {
        return session.createNativeQuery(HEADS + """
                        update delivery set claim = :claim, claimed_until = now() + :limit * interval '1 millisecond'
                         where subscription = :subscription and event in (
                               select event from head
                                where next_at <= now() and coalesce(claimed_until, now()) <= now()
                                order by position limit :room)""")
                .setParameter("subscription", subscription)
                .setParameter("claim", claim)
                .setParameter("limit", limit.toMillis())
                .setParameter("room", room)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                select event, body from delivery join outgoing_event on id = event
                                 where subscription = :subscription and claim = :claim order by position""", Object[].class)
                        .setParameter("subscription", subscription)
                        .setParameter("claim", claim)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Claimed((UUID) row[0], (String) row[1]))
                        .toList());
    }

    /** In how many milliseconds something is due, or a claim ends; nothing where there is neither. */
    Uni<List<Long>> next(Mutiny.Session session, String subscription) {
        return session.createNativeQuery(HEADS + """
                        select cast(ceil(extract(epoch from min(greatest(next_at, claimed_until)) - now()) * 1000) as bigint)
                          from head where next_at > now() or claimed_until > now()
                        having min(next_at) is not null""", Long.class)
                .setParameter("subscription", subscription)
                .getResultList();
    }

    /** How often in a row the delivery of {@code event} failed, locked, if {@code claim} is still the newest on it. */
    Uni<List<Integer>> failures(Mutiny.Session session, String subscription, UUID event, UUID claim) {
        return session.createNativeQuery("""
                        select failures from delivery
                         where subscription = :subscription and event = :event and claim = :claim and status = 'pending'
                           for update""", Integer.class)
                .setParameter("subscription", subscription)
                .setParameter("event", event)
                .setParameter("claim", claim)
                .getResultList();
    }

    Uni<Void> end(Mutiny.Session session, String subscription, UUID event, Ending ending) {
        return session.createNativeQuery("""
                        update delivery set status = :status, failures = :failures, claim = null, claimed_until = null,
                               next_at = now() + :wait * interval '1 millisecond'
                         where subscription = :subscription and event = :event""")
                .setParameter("subscription", subscription)
                .setParameter("event", event)
                .setParameter("status", ending.status())
                .setParameter("failures", ending.failures())
                .setParameter("wait", ending.pause().toMillis())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Lets everything that waits be due now, as if it had never failed. */
    Uni<Void> hurry(Mutiny.Session session, String subscription) {
        return session.createNativeQuery("""
                        update delivery set failures = 0, next_at = now()
                         where subscription = :subscription and status = 'pending'""")
                .setParameter("subscription", subscription)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** How many deliveries there are in each state. */
    Uni<Map<String, Long>> counts(Mutiny.Session session, String subscription) {
        return session.createNativeQuery(
                        "select status, count(*) from delivery where subscription = :subscription group by status",
                        Object[].class)
                .setParameter("subscription", subscription)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    /** What a delivery is after an attempt: {@code pause} is until the next one. */
    record Ending(String status, int failures, Duration pause) {}
}
