package dev.paved.catalog.ownership;

import dev.paved.catalog.service.OwnedService;
import dev.paved.catalog.service.Services;
import dev.paved.events.EventIds;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Asks for transfers and decides on them, in the caller's transaction. Whoever is about to change hands is locked first, so
 * that two who decide at once see each other.
 */
@Singleton
public class Transfers {

    /** What is wanted: who the service is to belong to, and why. */
    record Wish(String to, @Nullable String reason) {}

    private final Services services;
    private final TransferTable table;
    private final Owners owners;
    private final Outbox outbox;
    private final EventIds ids;
    private final InstantSource time;
    private final OwnershipConfig config;

    Transfers(
            Services services,
            TransferTable table,
            Owners owners,
            Outbox outbox,
            EventIds ids,
            InstantSource time,
            OwnershipConfig config) {
        this.services = services;
        this.table = table;
        this.owners = owners;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
        this.config = config;
    }

    /** Asks for {@code wish}; whoever may consent to it does so by asking. */
    Uni<Transfer> ask(Mutiny.Session session, String service, Wish wish, Member caller, Cause cause) {
        return services.locked(session, service)
                .chain(owned -> refuseWhereNothingChanges(session, owned, wish)
                        .chain(() -> open(session, owned, wish, cause))
                        .call(row -> owners.mayConsent(session, caller, owned.owner())
                                .chain(may -> may
                                        ? handOver(session, row, null, cause)
                                        : Uni.createFrom().voidItem())))
                .chain(row -> warned(session, row.view()));
    }

    private Uni<Void> refuseWhereNothingChanges(Mutiny.Session session, OwnedService service, Wish wish) {
        if (OwnerRef.of(wish.to()).ref().equals(OwnerRef.of(service.owner()).ref())) {
            return refused(new TransferFailure.SameOwner(service.name(), service.owner()));
        }
        Instant now = time.instant();
        return table.pending(session, service.name()).chain(pending -> {
            if (pending.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            TransferEntity row = pending.get();
            if (row.isDue(now)) {
                row.expire();
                return session.flush();
            }
            return refused(new TransferFailure.Asked(row.view()));
        });
    }

    private Uni<TransferEntity> open(Mutiny.Session session, OwnedService service, Wish wish, Cause cause) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        TransferEntity row = new TransferEntity();
        row.id = "tr-" + ids.next();
        row.service = service.name();
        row.from = service.owner();
        row.to = wish.to();
        row.reason = wish.reason();
        row.state = TransferState.PENDING;
        row.requestedBy = cause.actor();
        row.requestedAt = now;
        row.expiresAt = now.plus(config.patience());
        return session.persist(row).chain(session::flush).replaceWith(row);
    }

    /** Ends the request {@code row} by {@code decision}; refused where the caller may not, or it has ended. */
    Uni<Transfer> decide(
            Mutiny.Session session,
            TransferEntity row,
            Decision decision,
            @Nullable String note,
            Member caller,
            Cause cause) {
        return services.locked(session, row.service)
                .chain(owned -> table.lock(session, row)
                        .chain(() -> stillWaits(row)
                                ? allowed(session, row, decision, caller, cause)
                                : refused(new TransferFailure.Ended(row.view())))
                        .chain(() -> decision == Decision.APPROVE
                                ? handOver(session, row, note, cause)
                                : end(session, row, decision.leadsTo(), note, cause)))
                .replaceWith(row::view);
    }

    private boolean stillWaits(TransferEntity row) {
        if (row.isDue(time.instant())) {
            row.expire();
        }
        return row.state == TransferState.PENDING;
    }

    /** Ends the request that waits for {@code service}, if one does: the service leaves. */
    public Uni<Void> cancelFor(Mutiny.Session session, String service, Cause cause) {
        return table.pending(session, service)
                .chain(pending -> pending.map(
                                row -> end(session, row, TransferState.CANCELLED, "The service was retired.", cause))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The requests that wait and would take from, or give to, the owner that {@code ref} refers to. */
    public Uni<List<Transfer>> waiting(Mutiny.Session session, String ref) {
        return table.waiting(session)
                .map(all -> all.stream()
                        .filter(each -> OwnerRef.of(each.from()).ref().equals(ref)
                                || OwnerRef.of(each.to()).ref().equals(ref))
                        .toList());
    }

    private Uni<Void> allowed(
            Mutiny.Session session, TransferEntity row, Decision decision, Member caller, Cause cause) {
        if (decision == Decision.CANCEL && row.requestedBy.equals(cause.actor())) {
            return Uni.createFrom().voidItem();
        }
        return owners.mayConsent(session, caller, row.from)
                .chain(may -> may
                        ? Uni.createFrom().voidItem()
                        : owners.consenting(session, row.from)
                                .chain(who ->
                                        refused(new TransferFailure.NotYours(row.service, row.from, caller, who))));
    }

    private Uni<Void> handOver(Mutiny.Session session, TransferEntity row, @Nullable String note, Cause cause) {
        return services.giveTo(session, row.service, row.to)
                .chain(() -> end(session, row, TransferState.APPROVED, note, cause))
                .chain(() -> outbox.append(
                        session,
                        "service/" + row.service,
                        new OwnershipTransferred(row.service, row.from, row.to),
                        cause));
    }

    private Uni<Void> end(
            Mutiny.Session session, TransferEntity row, TransferState how, @Nullable String note, Cause cause) {
        row.end(how, cause.actor(), time.instant().truncatedTo(ChronoUnit.MILLIS), note);
        return session.flush();
    }

    private Uni<Transfer> warned(Mutiny.Session session, Transfer transfer) {
        return owners.isKnown(session, transfer.to())
                .map(known -> known
                        ? transfer
                        : transfer.warning("The catalog has no user or group '" + transfer.to()
                                + "': until it has, nobody but those whose token says so stands for it."));
    }

    private static Uni<Void> refused(TransferFailure failure) {
        return Uni.createFrom().failure(new RefusedException(failure));
    }
}
