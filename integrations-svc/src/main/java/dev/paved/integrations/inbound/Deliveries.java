package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes each delivery once: that it was here and the events it leads to commit together. */
@Singleton
public class Deliveries {
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
        return notices.isEmpty() ? Status.IGNORED : take(delivery, session -> publish(session, delivery, notices));
    }

    /** Does {@code effect} in a transaction, unless {@code delivery} was taken before. */
    public Status take(Delivery delivery, Function<Mutiny.Session, Uni<Status>> effect) {
        return transactions.run(session -> isNew(session, delivery)
                .chain(isNew -> isNew ? effect.apply(session) : Uni.createFrom().item(Status.DUPLICATE)));
    }

    /** Those of {@code ids} of {@code source} that were taken, or are not to be. */
    public Set<String> known(String source, List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : transactions.run(session -> session.createNativeQuery(
                                "select id from webhook_delivery where source = :source and id in (:ids)", String.class)
                        .setParameter("source", source)
                        .setParameter("ids", ids)
                        .getResultList()
                        .map(Set::copyOf));
    }

    /** Keeps that {@code delivery} is not to be taken any more, whatever it says. */
    public void remember(Delivery delivery) {
        transactions.run(session -> isNew(session, delivery));
    }

    /** While another transaction takes the same delivery, this waits for its end. */
    private static Uni<Boolean> isNew(Mutiny.Session session, Delivery delivery) {
        return session.createNativeQuery("""
                        insert into webhook_delivery (source, id, event) values (:source, :id, :event)
                        on conflict do nothing""")
                .setParameter("source", delivery.source())
                .setParameter("id", delivery.id())
                .setParameter("event", delivery.event())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    private Uni<Status> publish(Mutiny.Session session, Delivery delivery, List<Notice> notices) {
        return Multi.createFrom()
                .iterable(notices)
                .onItem()
                .transformToUniAndConcatenate(notice -> publish(session, delivery, notice))
                .collect()
                .asList()
                .map(published -> published.contains(true) ? Status.ACCEPTED : Status.IGNORED);
    }

    private Uni<Boolean> publish(Mutiny.Session session, Delivery delivery, Notice notice) {
        return told.isNews(session, notice.subject(), notice.condition())
                .chain(news -> news
                        ? append(session, delivery, notice).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<?> append(Mutiny.Session session, Delivery delivery, Notice notice) {
        return notice.event()
                .in(session)
                .chain(event -> outbox.append(
                        session, notice.subject(), event, new Cause(notice.actor(), delivery.id(), delivery.id())));
    }
}
