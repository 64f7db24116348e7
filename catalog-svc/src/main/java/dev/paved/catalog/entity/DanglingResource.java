package dev.paved.catalog.entity;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** References that lead nowhere. */
@Path("/api/catalog/dangling")
@RunOnVirtualThread
public class DanglingResource {

    private final Transactions transactions;

    DanglingResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** {@code source} says that it stands so to {@code target}, which the catalog does not have. */
    public record Dangling(String source, String type, String target, String file) {}

    /** A page of them by source; {@code nextCursor} is null on the last. */
    public record DanglingPage(
            List<Dangling> items, @Nullable String nextCursor) {}

    /** All references that lead nowhere. */
    @GET
    public DanglingPage list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageLimit size = PageLimit.of(limit);
        List<String> after = Cursor.parse(cursor, 3).parts();
        List<Dangling> found = transactions
                .run(session -> session.createNativeQuery("""
                                select r.source, r.type, r.target, e.file
                                  from catalog_relation r join catalog_entity e on e.ref = r.origin
                                 where r.origin = r.source
                                   and (r.source, r.type, r.target) > (:source, :type, :target)
                                   and not exists (select from catalog_entity t where t.ref = r.target)
                                 order by r.source, r.type, r.target limit :size""", Object[].class)
                        .setParameter("source", after.get(0))
                        .setParameter("type", after.get(1))
                        .setParameter("target", after.get(2))
                        .setParameter("size", size.andOneMore())
                        .getResultList())
                .stream()
                .map(row -> new Dangling((String) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .toList();
        return new DanglingPage(
                size.page(found), size.next(found, last -> Cursor.after(last.source, last.type, last.target)));
    }
}
