package dev.paved.catalog.team;

import dev.paved.catalog.ownership.OwnerRef;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looking at teams, and at what is theirs. */
@Path("/api/teams")
@RunOnVirtualThread
public class TeamResource {

    private static final int MANY = 5_000;

    private final Transactions transactions;
    private final TeamReader reader;
    private final TeamList list;

    TeamResource(Transactions transactions, TeamReader reader, TeamList list) {
        this.transactions = transactions;
        this.reader = reader;
        this.list = list;
    }

    /** A page of teams by reference; {@code nextCursor} is null on the last, {@code orphans} on all but the first. */
    public record TeamPage(
            List<TeamList.Line> items, @Nullable String nextCursor, TeamList.@Nullable Orphans orphans) {}

    /** The groups of the catalog, and who else owns a service. */
    @GET
    public TeamPage list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageLimit size = PageLimit.of(limit);
        String after = Cursor.parse(cursor, 1).first();
        List<TeamList.Line> found = transactions.run(session -> list.after(session, after, size.andOneMore()));
        return new TeamPage(
                size.page(found),
                size.next(found, last -> Cursor.after(last.ref())),
                after.isEmpty() ? transactions.run(list::orphans) : null);
    }

    /** A team by its reference; one that names no kind is a group. */
    @GET
    @Path("/{ref: .+}")
    public Team show(String ref) {
        return transactions
                .run(session -> reader.named(session, OwnerRef.of(ref)))
                .orElseThrow(() ->
                        new RefusedException(NotFound.of("team", ref, names()).orElse("platform team list")));
    }

    private List<String> names() {
        return transactions.run(session -> list.after(session, "", MANY)).stream()
                .map(line -> line.ref().replaceFirst("^group:default/", ""))
                .toList();
    }
}
