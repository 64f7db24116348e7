package dev.paved.integrations.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is in Slack, or may be, as far as it is known here. */
@Singleton
class Kept {

    private final ObjectMapper json;

    Kept(ObjectMapper json) {
        this.json = json;
    }

    /** A message, by its id in Slack, and what it says. */
    record Message(String ts, Card card) {}

    /**
     * What is known before an event is told.
     *
     * @param message the one that tells of the same thing; null where there is none
     * @param ts what the event was posted as; null where it is not known whether it came to that
     * @param since when posting it was begun; null where it was not
     */
    record Seen(
            @Nullable Message message,
            @Nullable String ts,
            @Nullable Instant since) {

        boolean isPosted() {
            return ts != null;
        }
    }

    /** What is known before {@code event} is told, which is of {@code thread}. */
    Uni<Seen> seen(Mutiny.Session session, String subscription, UUID event, @Nullable String thread) {
        return session.createNativeQuery("""
                        select m.ts, m.card, p.ts, p.begun_at from (select 1) as one
                          left join slack_message as m on m.subscription = :subscription and m.thread = :thread
                          left join slack_post as p on p.subscription = :subscription and p.event = :event""", Object[].class)
                .setParameter("subscription", subscription)
                .setParameter("event", event)
                .setParameter("thread", thread == null ? "" : thread)
                .getSingleResult()
                .map(row -> new Seen(
                        row[0] == null ? null : new Message((String) row[0], card((String) row[1])),
                        (String) row[2],
                        row[3] == null ? null : instant(row[3])));
    }

    /** Notes that {@code event} is about to be posted. */
    Uni<Void> begin(Mutiny.Session session, String subscription, UUID event) {
        return session.createNativeQuery("""
                        insert into slack_post (subscription, event) values (:subscription, :event)
                        on conflict do nothing""")
                .setParameter("subscription", subscription)
                .setParameter("event", event)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Notes that {@code event} was not posted after all. */
    Uni<Void> undo(Mutiny.Session session, String subscription, UUID event) {
        return session.createNativeQuery("""
                        delete from slack_post
                         where subscription = :subscription and event = :event and ts is null""")
                .setParameter("subscription", subscription)
                .setParameter("event", event)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Notes that {@code event} was posted as {@code ts}. */
    Uni<Void> posted(Mutiny.Session session, String subscription, UUID event, String ts) {
        return session.createNativeQuery("""
                        insert into slack_post (subscription, event, ts) values (:subscription, :event, :ts)
                        on conflict (subscription, event) do update set ts = excluded.ts""")
                .setParameter("subscription", subscription)
                .setParameter("event", event)
                .setParameter("ts", ts)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Notes what the message that tells of {@code thread} says since {@code event}. */
    Uni<Void> says(Mutiny.Session session, String subscription, String thread, UUID event, Message message) {
        return session.createNativeQuery("""
                        insert into slack_message (subscription, thread, event, ts, card)
                        values (:subscription, :thread, :event, :ts, :card)
                        on conflict (subscription, thread) do update
                           set event = excluded.event, ts = excluded.ts, card = excluded.card""")
                .setParameter("subscription", subscription)
                .setParameter("thread", thread)
                .setParameter("event", event)
                .setParameter("ts", message.ts())
                .setParameter("card", text(message.card()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private Card card(String text) {
        try {
            return json.readValue(text, Card.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON is readable", e);
        }
    }

    private String text(Card card) {
        try {
            return json.writeValueAsString(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always writable", e);
        }
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime at ? at.toInstant() : (Instant) time;
    }
}
