package dev.paved.catalog.ownership;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looking at the requests for transfers, and deciding on them. */
@Path("/api/catalog/transfers")
@RunOnVirtualThread
public class TransferResource {

    private static final int LONGEST_NOTE = 500;

    private final Commands commands;
    private final Caller caller;
    private final Transactions transactions;
    private final TransferTable table;
    private final Transfers transfers;
    private final Owners owners;

    TransferResource(
            Commands commands,
            Caller caller,
            Transactions transactions,
            TransferTable table,
            Transfers transfers,
            Owners owners) {
        this.commands = commands;
        this.caller = caller;
        this.transactions = transactions;
        this.table = table;
        this.transfers = transfers;
        this.owners = owners;
    }

    /** A page of requests, the newest first; {@code nextCursor} is null on the last. */
    public record TransferPage(
            List<Transfer> items, @Nullable String nextCursor) {}

    /** What is said to a request when it is decided. */
    public record Verdict(@Nullable String note) {}

    /** Requests, filtered by service, state, and the owner they take from or give to. */
    @GET
    public TransferPage list(@BeanParam TransferQuery query) {
        PageLimit size = query.size();
        List<Transfer> found = transactions.run(session -> table.page(
                session, query.service(), query.stateOrNull(), query.owner(), query.before(), size.andOneMore()));
        return new TransferPage(size.page(found), size.next(found, last -> Cursor.after(last.id())));
    }

    /** A request. */
    @GET
    @Path("/{id}")
    public Transfer get(String id) {
        return transactions
                .run(session -> table.find(session, id))
                .map(TransferEntity::view)
                .orElseThrow(() -> missing(id));
    }

    /** The owner consents, declines, or it is taken back: 200 with the request as it ended. */
    @POST
    @Path("/{id}/{decision: approve|decline|cancel}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decide(String id, String decision, @Nullable Verdict verdict) {
        String note = verdict == null ? null : verdict.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new RefusedException(Invalid.field("/note", "must have at most " + LONGEST_NOTE + " characters"));
        }
        Decision what = Decision.valueOf(decision.toUpperCase(Locale.ROOT));
        return commands.accept(
                "transfer." + decision,
                "transfer/" + id,
                Map.of("note", Objects.requireNonNullElse(note, "")),
                () -> plan(id, what, note));
    }

    private Work plan(String id, Decision decision, @Nullable String note) {
        String name = caller.name();
        Set<String> groups = caller.groups();
        return new Work(
                (session, cause) -> owners.member(session, name, groups)
                        .chain(member -> table.find(session, id)
                                .map(found -> found.orElseThrow(() -> missing(id)))
                                .chain(row -> transfers.decide(session, row, decision, note, member, cause)))
                        .map(Acceptance::done),
                () -> {});
    }

    private static RefusedException missing(String id) {
        return new RefusedException(NotFound.of("transfer", id, List.of()).orElse("platform service transfer list"));
    }
}
