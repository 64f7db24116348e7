package dev.paved.kit.encryption;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Everything that is sealed, wherever it is kept. */
@Singleton
class SealedValues {

    /** What became of some values: how many have the primary key now, and how many do not open. */
    record Rewrapped(int done, int broken) {
        Rewrapped and(Rewrapped more) {
            return new Rewrapped(done + more.done, broken + more.broken);
        }
    }

    private static final Logger LOG = Logger.getLogger(SealedValues.class);
    private static final int BATCH = 100;

    private final List<SealedColumn> columns;

    SealedValues(@All List<SealedColumn> columns) {
        this.columns = columns;
    }

    /** How many values are sealed with the master key {@code id}. */
    Uni<Long> count(Mutiny.Session session, int id) {
        return Multi.createFrom()
                .iterable(columns)
                .onItem()
                .transformToUniAndConcatenate(column -> session.createNativeQuery(
                                "select count(*) from %s where %s = :key".formatted(column.table(), masterKey(column)),
                                Long.class)
                        .setParameter("key", Envelope.prefix(id))
                        .getSingleResult())
                .collect()
                .in(() -> new long[1], (sum, count) -> sum[0] += count)
                .map(sum -> sum[0]);
    }

    /** Wraps some of those that have another key of {@code keys} than the primary anew; none are done when all have it. */
    Uni<Rewrapped> rewrap(Mutiny.Session session, Keyset keys) {
        Set<Integer> others =
                keys.ids().stream().filter(id -> id != keys.primary()).collect(Collectors.toSet());
        return Multi.createFrom()
                .iterable(columns)
                .onItem()
                .transformToMultiAndConcatenate(column -> Multi.createFrom()
                        .iterable(others)
                        .onItem()
                        .transformToUniAndConcatenate(other -> rewrap(session, keys, column, other)))
                .collect()
                .in(() -> new Rewrapped[] {new Rewrapped(0, 0)}, (sum, more) -> sum[0] = sum[0].and(more))
                .map(sum -> sum[0]);
    }

    private static Uni<Rewrapped> rewrap(Mutiny.Session session, Keyset keys, SealedColumn column, int other) {
        return session.createNativeQuery(
                        "select cast(ctid as text), encode(%2$s, 'base64') from %1$s where %3$s = :key limit %4$d for update"
                                .formatted(column.table(), column.column(), masterKey(column), BATCH),
                        Object[].class)
                .setParameter("key", Envelope.prefix(other))
                .getResultList()
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> rewrap(session, keys, column, row))
                        .collect()
                        .in(() -> new Rewrapped[] {new Rewrapped(0, 0)}, (sum, more) -> sum[0] = sum[0].and(more))
                        .map(sum -> sum[0]));
    }

    private static Uni<Rewrapped> rewrap(Mutiny.Session session, Keyset keys, SealedColumn column, Object[] row) {
        byte[] sealed = Base64.getMimeDecoder().decode((String) row[1]);
        byte[] anew;
        try {
            anew = keys.rewrap(Envelope.of(sealed)).bytes();
        } catch (GeneralSecurityException | CannotOpen e) {
            LOG.errorf("table=%s row=%s its data key does not open: %s", column.table(), row[0], e.getMessage());
            return Uni.createFrom().item(new Rewrapped(0, 1));
        }
        return session.createNativeQuery("update %s set %s = :sealed where ctid = cast(:row as tid)"
                        .formatted(column.table(), column.column()))
                .setParameter("sealed", anew)
                .setParameter("row", row[0])
                .executeUpdate()
                .map(changed -> new Rewrapped(changed, 0));
    }

    private static String masterKey(SealedColumn column) {
        return "substring(" + column.column() + " from 5 for 5)";
    }
}
