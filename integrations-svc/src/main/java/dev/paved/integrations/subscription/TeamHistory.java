package dev.paved.integrations.subscription;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.ServiceEvent;
import dev.paved.integrations.stream.EventHistory;
import dev.paved.integrations.stream.EventHistory.Page;
import dev.paved.integrations.stream.TypePattern;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.past.Past;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads once who has the services that the catalog told of before {@link TeamFollower} listened. */
@Singleton
class TeamHistory implements Reconciler {

    static final String NAME = "service-teams";
    static final String ALL = "all";

    private static final int AT_ONCE = 5_000;
    private static final Duration READING = Duration.ofSeconds(30);

    private final EventCodec codec = new EventCodec();
    private final EventHistory history;
    private final ServiceTeams teams;
    private final Transactions transactions;
    private final Leases leases;

    TeamHistory(EventHistory history, ServiceTeams teams, Transactions transactions, Leases leases) {
        this.history = history;
        this.teams = teams;
        this.transactions = transactions;
        this.leases = leases;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select '" + ALL + "' where not exists (select from service_team_history)", String.class)
                .getResultList();
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Map<String, String> owners = owners();
        transactions.<Void>run(session -> leases.guard(session, lease)
                .chain(() -> Multi.createFrom()
                        .iterable(owners.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                owner -> teams.putIfAbsent(session, owner.getKey(), owner.getValue()))
                        .collect()
                        .last())
                .chain(() -> session.createNativeQuery("insert into service_team_history (read_at) values (now())")
                        .executeUpdate())
                .replaceWithVoid());
        return Requeue.settled();
    }

    /** The owner of each service by the last event that told of one. */
    private Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        List<TypePattern> types = List.of(TypePattern.of("service.*"));
        Page page = new Page(List.of(), "", false);
        for (String cursor = null; !page.last(); cursor = page.cursor()) {
            page = history.read(Instant.EPOCH, cursor, types, AT_ONCE, READING);
            page.records().forEach(record -> {
                if (codec.decode(record) instanceof Decoded.Known(EventEnvelope known)
                        && known.event() instanceof ServiceEvent event
                        && !Past.tells(known)) {
                    String owner = ownerIn(event);
                    if (owner != null) {
                        owners.put(event.service(), owner);
                    }
                }
            });
        }
        return owners;
    }

    /** The owner that {@code event} tells of; null where it tells of none. */
    static @Nullable String ownerIn(ServiceEvent event) {
        return switch (event) {
            case ServiceEvent.ServiceCreated it -> it.owner();
            case ServiceEvent.ServiceRegistered it -> it.owner();
            case ServiceEvent.ServiceUpdated it -> it.owner();
            case ServiceEvent.OwnershipTransferred it -> it.to();
            case ServiceEvent.OffPathExpired ignored -> null;
            case ServiceEvent.ServiceRetired ignored -> null;
            case ServiceEvent.TemplateUpgradeProposed ignored -> null;
        };
    }
}
