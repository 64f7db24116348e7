package dev.paved.catalog.ownership;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rows of the requests for transfers. */
@Singleton
class TransferTable {

    Uni<Optional<TransferEntity>> find(Mutiny.Session session, String id) {
        return session.find(TransferEntity.class, id).map(Optional::ofNullable);
    }

    /** The same as it is now, which nobody changes until the end of the transaction. */
    Uni<Void> lock(Mutiny.Session session, TransferEntity row) {
        return session.refresh(row, LockMode.PESSIMISTIC_WRITE);
    }

    Uni<Optional<TransferEntity>> pending(Mutiny.Session session, String service) {
        return session.createQuery(
                        "from TransferEntity where service = :service and state = PENDING", TransferEntity.class)
                .setParameter("service", service)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** All that wait, the oldest first. */
    Uni<List<Transfer>> waiting(Mutiny.Session session) {
        return session.createQuery("from TransferEntity where state = PENDING order by id", TransferEntity.class)
                .getResultList()
                .map(rows -> rows.stream().map(TransferEntity::view).toList());
    }

    /** Those that wait and are due before {@code instant}. */
    Uni<List<String>> dueBefore(Mutiny.Session session, Instant instant) {
        return session.createNativeQuery(
                        "select id from transfer where state = 'PENDING' and expires_at < :instant", String.class)
                .setParameter("instant", instant)
                .getResultList();
    }

    /** Up to {@code size} of them, the newest first; an empty text is any, and {@code owner} found however it is written. */
    Uni<List<Transfer>> page(
            Mutiny.Session session,
            @Nullable String service,
            @Nullable String state,
            @Nullable String owner,
            String before,
            int size) {
        return session.createNativeQuery("""
                        select * from transfer
                         where (:service = '' or service = :service)
                           and (:state = '' or state = upper(:state))
                           and (:owners = '' or lower(from_owner) = any(string_to_array(:owners, chr(10)))
                               or lower(to_owner) = any(string_to_array(:owners, chr(10))))
                           and (:before = '' or id < :before)
                         order by id desc limit :size""", TransferEntity.class)
                .setParameter("service", Objects.requireNonNullElse(service, ""))
                .setParameter("state", Objects.requireNonNullElse(state, ""))
                .setParameter(
                        "owners",
                        owner == null || owner.isBlank()
                                ? ""
                                : String.join("\n", OwnerRef.of(owner).spellings()))
                .setParameter("before", before)
                .setParameter("size", size)
                .getResultList()
                .map(rows -> rows.stream().map(TransferEntity::view).toList());
    }
}
