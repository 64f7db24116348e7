package dev.paved.integrations.github;

import dev.paved.integrations.github.Receipt.Status;
import dev.paved.integrations.github.Translation.Report;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.repository.RepositoryKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes each delivery once: that it was here and the event it leads to commit together. */
@Singleton
class Deliveries {
    private final Transactions transactions;
    private final ServiceRepositories repositories;
    private final ReportedIncidents incidents;
    private final Outbox outbox;

    Deliveries(
            Transactions transactions, ServiceRepositories repositories, ReportedIncidents incidents, Outbox outbox) {
        this.transactions = transactions;
        this.repositories = repositories;
        this.incidents = incidents;
        this.outbox = outbox;
    }

    /** Publishes what {@code report} says, unless {@code delivery} was taken before. */
    Status take(Delivery delivery, Report report) {
        return transactions.run(session -> isNew(session, delivery)
                .chain(isNew -> isNew ? publish(session, delivery, report) : status(Status.DUPLICATE)));
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

    private Uni<Status> publish(Mutiny.Session session, Delivery delivery, Report report) {
        return incidents
                .holds(session, report)
                .chain(holds -> holds
                        ? repositories
                                .ownerOf(session, RepositoryKey.of(report.repository()))
                                .map(owner -> report.event()
                                        .apply(owner.map(ServiceRepositories.Owner::service)
                                                .orElse(null)))
                                .chain(event -> outbox.append(
                                        session,
                                        report.subject(),
                                        event,
                                        new Cause(report.actor(), delivery.id(), delivery.id())))
                                .replaceWith(Status.ACCEPTED)
                        : status(Status.IGNORED));
    }

    private static Uni<Status> status(Status status) {
        return Uni.createFrom().item(status);
    }
}
