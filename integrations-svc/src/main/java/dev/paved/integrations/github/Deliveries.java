package dev.paved.integrations.github;

import dev.paved.integrations.github.Receipt.Status;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.repository.RepositoryKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes each delivery once: that it was here and the events it leads to commit together. */
@Singleton
class Deliveries {
    private final Transactions transactions;
    private final ServiceRepositories repositories;
    private final Told told;
    private final Outbox outbox;

    Deliveries(Transactions transactions, ServiceRepositories repositories, Told told, Outbox outbox) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.told = told;
        this.outbox = outbox;
    }

    /** Publishes what {@code reports} say, unless {@code delivery} was taken before. */
    Status take(Delivery delivery, List<Report> reports) {
        if (reports.isEmpty()) {
            return Status.IGNORED;
        }
        return transactions.run(session -> isNew(session, delivery)
                .chain(isNew -> isNew
                        ? publish(session, delivery, reports)
                        : Uni.createFrom().item(Status.DUPLICATE)));
    }

    /** While another transaction takes the same delivery, this waits for its end. */
    private static Uni<Boolean> isNew(Mutiny.Session session, Delivery delivery) {
        return session.createNativeQuery("""
                        insert into webhook_delivery (source, id, event) values ('github', :id, :event)
                        on conflict do nothing""")
                .setParameter("id", delivery.id())
                .setParameter("event", delivery.event())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    private Uni<Status> publish(Mutiny.Session session, Delivery delivery, List<Report> reports) {
        return Multi.createFrom()
                .iterable(reports)
                .onItem()
                .transformToUniAndConcatenate(report -> publish(session, delivery, report))
                .collect()
                .asList()
                .map(published -> published.contains(true) ? Status.ACCEPTED : Status.IGNORED);
    }

    private Uni<Boolean> publish(Mutiny.Session session, Delivery delivery, Report report) {
        return told.isNews(session, report)
                .chain(news -> news
                        ? append(session, delivery, report).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<?> append(Mutiny.Session session, Delivery delivery, Report report) {
        return repositories
                .ownerOf(session, RepositoryKey.of(report.repository()))
                .map(owner -> report.event()
                        .apply(owner.map(ServiceRepositories.Owner::service).orElse(null)))
                .chain(event -> outbox.append(
                        session, report.subject(), event, new Cause(report.actor(), delivery.id(), delivery.id())));
    }
}
