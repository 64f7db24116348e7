package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes each delivery once: that it was here and the events it leads to commit together. */
@Singleton
public class Deliveries {
    /** A statement bears so many parameters, and many more not. */
    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Told told;
    private final Outbox outbox;

    Deliveries(Transactions transactions, Told told, Outbox outbox) {
        this.transactions = transactions;
        this.told = told;
        this.outbox = outbox;
    }

    /** Publishes what {@code notices} say, unless {@code delivery} was taken before. */
    public Status take(Delivery delivery, List<Notice> notices) {
        return notices.isEmpty()
                ? Status.IGNORED
                : take(delivery, session -> publish(session, delivery.id(), delivery.id(), notices), Status.DUPLICATE);
    }

    /** What {@code effect} gives, in a transaction; {@code otherwise} if {@code delivery} was taken before. */
    public <T> T take(Delivery delivery, Function<Mutiny.Session, Uni<T>> effect, T otherwise) {
        return transactions.run(session -> isNew(session, delivery)
                .chain(isNew -> isNew ? effect.apply(session) : Uni.createFrom().item(otherwise)));
    }

    /** Publishes what notices say, for {@code cause}: those whose condition is met, however often they are told. */
    public Status tell(String cause, Function<Mutiny.Session, Uni<List<Notice>>> notices) {
        return transactions.run(session -> notices.apply(session).chain(told -> publish(session, cause, cause, told)));
    }

    /** Those of {@code ids} of {@code source} that were taken, or are not to be. */
    public Set<String> known(String source, List<String> ids) {
        Set<String> known = new HashSet<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            known.addAll(transactions.run(session -> session.createNativeQuery(
                            "select id from webhook_delivery where source = :source and id in (:ids)", String.class)
                    .setParameter("source", source)
                    .setParameter("ids", some)
                    .getResultList()));
        }
        return known;
    }

    /** Keeps that {@code delivery} is not to be taken any more, whatever it says. */
    public void remember(Delivery delivery) {
        transactions.run(session -> isNew(session, delivery));
    }

    /** Whether {@code delivery} was not taken before. While another transaction takes it, this waits for that one's end. */
    public static Uni<Boolean> isNew(Mutiny.Session session, Delivery delivery) {
        return session.createNativeQuery("""
                        insert into webhook_delivery (source, id, event) values (:source, :id, :event)
                        on conflict do nothing""")
                .setParameter("source", delivery.source())
                .setParameter("id", delivery.id())
                .setParameter("event", delivery.event())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    /**
     * Publishes what {@code notices} say if and when the transaction commits, those whose condition is met.
     *
     * @param chain the chain they belong to
     * @param cause what led to them
     */
    public Uni<Status> publish(Mutiny.Session session, String chain, String cause, List<Notice> notices) {
        return Multi.createFrom()
                .iterable(notices)
                .onItem()
                .transformToUniAndConcatenate(notice -> publish(session, chain, cause, notice))
                .collect()
                .asList()
                .map(published -> published.contains(true) ? Status.ACCEPTED : Status.IGNORED);
    }

    private Uni<Boolean> publish(Mutiny.Session session, String chain, String cause, Notice notice) {
        return told.isNews(session, notice.subject(), notice.condition())
                .chain(news -> news
                        ? append(session, chain, cause, notice).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<?> append(Mutiny.Session session, String chain, String cause, Notice notice) {
        return notice.event()
                .in(session)
                .chain(event ->
                        outbox.append(session, notice.subject(), event, new Cause(notice.actor(), chain, cause)));
    }
}
