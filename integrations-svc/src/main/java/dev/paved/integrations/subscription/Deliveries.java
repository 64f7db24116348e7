package dev.paved.integrations.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lines of the subscriptions: what is due in each, and what became of it. Its clock is the database's. */
@Singleton
class Deliveries {

    /**
     * The first of each key in the line of the subscription {@code s}, found key by key however long the line is: what is
     * behind it waits for it.
     */
    private static final String HEADS = """
            with recursive head as (
                (select key, event, position, next_at, claimed_until from delivery
                  where subscription = s.id and status = 'pending' order by key, position limit 1)
                union all
                select later.* from head cross join lateral (
                    select key, event, position, next_at, claimed_until from delivery
                     where subscription = s.id and status = 'pending' and key > head.key
                     order by key, position limit 1) as later)
            """;

    private static final String DUE = """
            select s.id from subscription as s cross join lateral (
                %s select min(greatest(next_at, claimed_until)) as at from head) as due
             where s.status = 'active' and coalesce(s.not_before, now()) <= now() and due.at <= now()""".formatted(HEADS);

    /** Of each there are as many places as it may have on their way, less those that are. */
    private static final String CLAIM = """
            with line as materialized (
                select s.id, case when s.failing_since is null then :places else 1 end - (
                       select count(*) from delivery where subscription = s.id and claimed_until > now()) as room
                  from subscription as s
                 where s.id = any(string_to_array(cast(:subscriptions as text), ',')) and s.status = 'active'
                   and coalesce(s.not_before, now()) <= now()),
            due as materialized (
                select s.id, head.event from line as s cross join lateral (
                    %s select event from head
                        where s.room > 0 and next_at <= now() and coalesce(claimed_until, now()) <= now()
                        order by position limit greatest(s.room, 0)) as head),
            free as materialized (
                select d.subscription, d.event from delivery as d join due on d.subscription = due.id and d.event = due.event
                 where d.status = 'pending' and d.next_at <= now() and coalesce(d.claimed_until, now()) <= now()
                   for update of d skip locked)
            update delivery as d set claim = :claim, claimed_until = clock_timestamp() + :limit * interval '1 millisecond'
              from free join outgoing_event as e on e.id = free.event
             where d.subscription = free.subscription and d.event = free.event
            returning d.subscription, d.event, e.body""".formatted(HEADS);

    private static final String NEXT = """
            select s.id, cast(ceil(extract(epoch from next.at - now()) * 1000) as bigint) from subscription as s
             cross join lateral (
                %s select min(greatest(next_at, claimed_until, s.not_before)) as at from head
                    where greatest(next_at, claimed_until, s.not_before) > now()) as next
             where s.id = any(string_to_array(cast(:subscriptions as text), ',')) and s.status = 'active'
               and next.at <= now() + :near * interval '1 millisecond'""".formatted(HEADS);

    private static final String NEXT_ATTEMPT = """
            select next.at from subscription as s
             cross join lateral (%s select min(greatest(next_at, claimed_until, s.not_before)) as at from head) as next
             where s.id = :subscription and s.status = 'active'""".formatted(HEADS);

    private final ObjectMapper json;

    Deliveries(ObjectMapper json) {
        this.json = json;
    }

    /** Something to send. */
    record Claimed(String subscription, UUID event, String body) {}

    /** What a delivery is after an attempt: {@code pause} is until the next one. */
    record Ending(String subscription, UUID event, String status, int failures, Duration pause) {}

    /** The subscriptions that have something due. */
    Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery(DUE, String.class).getResultList();
    }

    /**
     * Claims what is due of {@code subscriptions}, which are locked, for {@code limit}: whoever claims it later may send it
     * again.
     *
     * @param places how many of one may be on their way at once; one while it fails
     * @param claim proves to {@link #claims} who sent it
     */
    Uni<List<Claimed>> claim(
            Mutiny.Session session, Collection<String> subscriptions, UUID claim, int places, Duration limit) {
        return session.createNativeQuery(CLAIM, Object[].class)
                .setParameter("subscriptions", String.join(",", subscriptions))
                .setParameter("places", places)
                .setParameter("claim", claim)
                .setParameter("limit", limit.toMillis())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Claimed((String) row[0], (UUID) row[1], (String) row[2]))
                        .toList());
    }

    /** How long it is until something more of {@code subscriptions} is due, or a claim ends, where it is before {@code near}. */
    Uni<Map<String, Duration>> next(Mutiny.Session session, Collection<String> subscriptions, Duration near) {
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter("subscriptions", String.join(",", subscriptions))
                .setParameter("near", near.toMillis())
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> Duration.ofMillis((Long) row[1]))));
    }

    /**
     * Deliveries that were sent, whose claim is still the newest.
     *
     * @param failures how often in a row each failed, of those that are locked now
     * @param held what came of those that another transaction has locked
     */
    record Claims(Map<Sent, Integer> failures, List<Sent> held) {}

    /** Those of {@code sent}, locked; none is waited for. */
    Uni<Claims> claims(Mutiny.Session session, List<Sent> sent) {
        ArrayNode rows = json.createArrayNode();
        for (Sent one : sent) {
            rows.addObject()
                    .put("number", rows.size() - 1)
                    .put("subscription", one.subscription())
                    .put("event", one.event().toString())
                    .put("claim", one.claim().toString());
        }
        return session.createNativeQuery("""
                        with sent as materialized (
                            select * from json_to_recordset(cast(cast(:rows as text) as json))
                                as sent (number int, subscription text, event uuid, claim uuid)),
                        locked as materialized (
                            select sent.number, d.failures from sent
                              join delivery as d
                                on d.subscription = sent.subscription and d.event = sent.event and d.claim = sent.claim
                             where d.status = 'pending' for no key update of d skip locked)
                        select sent.number, locked.failures from sent
                          join delivery as d
                            on d.subscription = sent.subscription and d.event = sent.event and d.claim = sent.claim
                          left join locked on locked.number = sent.number
                         where d.status = 'pending'""", Object[].class)
                .setParameter("rows", rows.toString())
                .getResultList()
                .map(found -> claims(found, sent));
    }

    private static Claims claims(List<Object[]> found, List<Sent> sent) {
        Map<Sent, Integer> failures = new HashMap<>();
        List<Sent> held = new ArrayList<>();
        for (Object[] row : found) {
            Sent one = sent.get((Integer) row[0]);
            if (row[1] == null) {
                held.add(one);
            } else {
                failures.put(one, (Integer) row[1]);
            }
        }
        return new Claims(failures, held);
    }

    Uni<Void> end(Mutiny.Session session, List<Ending> endings) {
        ArrayNode rows = json.createArrayNode();
        for (Ending ending : endings) {
            rows.addObject()
                    .put("subscription", ending.subscription())
                    .put("event", ending.event().toString())
                    .put("status", ending.status())
                    .put("failures", ending.failures())
                    .put("pause", ending.pause().toMillis());
        }
        return session.createNativeQuery("""
                        update delivery as d set status = e.status, failures = e.failures, claim = null, claimed_until = null,
                               next_at = clock_timestamp() + e.pause * interval '1 millisecond'
                          from json_to_recordset(cast(cast(:rows as text) as json))
                               as e (subscription text, event uuid, status text, failures int, pause bigint)
                         where d.subscription = e.subscription and d.event = e.event""")
                .setParameter("rows", rows.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Lets nothing of each of {@code waits} be sent for so long from now on, or for longer where that was said already. */
    Uni<Void> hold(Mutiny.Session session, Map<String, Duration> waits) {
        if (waits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ArrayNode rows = json.createArrayNode();
        waits.forEach((subscription, wait) ->
                rows.addObject().put("subscription", subscription).put("wait", wait.toMillis()));
        return session.createNativeQuery("""
                        update subscription as s set not_before =
                               greatest(s.not_before, clock_timestamp() + w.wait * interval '1 millisecond')
                          from json_to_recordset(cast(cast(:rows as text) as json)) as w (subscription text, wait bigint)
                         where s.id = w.subscription""")
                .setParameter("rows", rows.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Lets everything that waits be due now, as if it had never failed and the receiver had never asked for time. */
    Uni<Void> hurry(Mutiny.Session session, String subscription) {
        return session.createNativeQuery("""
                        update delivery set failures = 0, next_at = now()
                         where subscription = :subscription and status = 'pending'""")
                .setParameter("subscription", subscription)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "update subscription set not_before = null where id = :subscription")
                        .setParameter("subscription", subscription)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** When something of {@code subscription} is tried next; nothing where nothing waits, or nothing is sent. */
    Uni<Optional<Instant>> nextAttempt(Mutiny.Session session, String subscription) {
        return session.createNativeQuery(NEXT_ATTEMPT, Instant.class)
                .setParameter("subscription", subscription)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** How many deliveries of events there are in each state; tests are none. */
    Uni<Map<String, Long>> counts(Mutiny.Session session, String subscription) {
        return session.createNativeQuery("""
                        select d.status, count(*) from delivery as d join outgoing_event as e on e.id = d.event
                         where d.subscription = :subscription and e.type <> :test group by d.status""", Object[].class)
                .setParameter("subscription", subscription)
                .setParameter("test", WebhookBody.TEST)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }
}
