package dev.paved.kit.audit;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading the audit record. */
@Path("/api/audit")
@RunOnVirtualThread
public class AuditResource {

    private final Transactions transactions;

    AuditResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A page of entries, newest first; {@code nextCursor} is null on the last. */
    public record AuditPage(
            List<AuditEntry> items, @Nullable String nextCursor) {}

    /** Entries before {@code cursor}, newest first. */
    @GET
    public AuditPage list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageLimit size = PageLimit.of(limit);
        long before = Cursor.parse(cursor, 1).number(Long.MAX_VALUE);
        List<Object[]> rows = transactions.run(session -> session.createNativeQuery("""
                        select position, id, at, actor, action, target, outcome, status, request_id, remote, detail
                          from audit where position < :before order by position desc limit :size""", Object[].class)
                .setParameter("before", before)
                .setParameter("size", size.andOneMore())
                .getResultList());
        return new AuditPage(
                size.page(rows).stream().map(AuditResource::entry).toList(),
                size.next(rows, row -> Cursor.after(row[0].toString())));
    }

    private static AuditEntry entry(Object[] r) {
        return new AuditEntry(
                (UUID) r[1],
                r[2] instanceof Instant instant ? instant : ((java.time.OffsetDateTime) r[2]).toInstant(),
                (String) r[3],
                (String) r[4],
                (String) r[5],
                AuditOutcome.valueOf(((String) r[6]).toUpperCase(Locale.ROOT)),
                ((Number) r[7]).intValue(),
                (String) r[8],
                (String) r[9],
                (String) r[10]);
    }
}
