package dev.paved.deployer.freeze;

import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.events.EventIds;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Freezing environments, and lifting freezes. */
@Path("/api/freezes")
@Tag(name = "Freezes")
@RunOnVirtualThread
public class FreezeResource {

    private final Commands commands;
    private final Transactions transactions;
    private final Freezes freezes;
    private final Environments environments;
    private final Services services;
    private final EventIds ids;
    private final InstantSource time;

    FreezeResource(
            Commands commands,
            Transactions transactions,
            Freezes freezes,
            Environments environments,
            Services services,
            EventIds ids,
            InstantSource time) {
        this.commands = commands;
        this.transactions = transactions;
        this.freezes = freezes;
        this.environments = environments;
        this.services = services;
        this.ids = ids;
        this.time = time;
    }

    /** A page of freezes, newest first; {@code nextCursor} is null on the last. */
    public record FreezePage(List<Freeze> items, @Nullable String nextCursor) {}

    /** Lets nothing be deployed to an environment for a time. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let nothing be deployed to an environment for a time")
    public Response create(@NotNull(message = "must be a JSON object") @Valid FreezeRequest request) {
        return commands.accept("freeze.create", "environment/" + request.environment(), request, () -> plan(request));
    }

    /** Freezes, newest first. */
    @GET
    @Operation(summary = "List freezes, newest first; with ended=true those that are over or lifted too")
    public FreezePage list(
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("ended") boolean ended,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        PageLimit size = PageLimit.of(limit);
        long before = Cursor.parse(cursor, 1).number(Long.MAX_VALUE);
        Instant now = time.instant();
        List<FreezeEntity> found =
                transactions.run(session -> freezes.list(session, environment, ended, now, before, size.andOneMore()));
        return new FreezePage(
                size.page(found).stream().map(row -> Freeze.of(row, now)).toList(),
                size.next(found, last -> Cursor.after(String.valueOf(last.position))));
    }

    /** Ends a freeze before its time. */
    @POST
    @Path("/{id}/lift")
    @Operation(summary = "End a freeze before its time")
    public Response lift(String id) {
        return commands.accept("freeze.lift", "freeze/" + id, Map.of(), (session, cause) -> lifted(session, id, cause));
    }

    private Work plan(FreezeRequest request) {
        Instant now = time.instant();
        Instant from = request.from() == null ? now : Moments.read(request.from(), now, "/from");
        Instant until = Moments.read(request.until(), now, "/until");
        if (!until.isAfter(now) || !until.isAfter(from)) {
            throw new RefusedException(Invalid.field("/until", "must be to come, and after its beginning"));
        }
        environments.find(request.environment());
        if (request.service() != null) {
            services.require(request.service());
        }
        return new Work((session, cause) -> created(session, request, from, until, cause), () -> {});
    }

    private Uni<Acceptance> created(
            Mutiny.Session session, FreezeRequest request, Instant from, Instant until, Cause cause) {
        FreezeEntity row = new FreezeEntity();
        row.id = ids.next().toString();
        row.environment = request.environment();
        row.service = request.service();
        row.from = from;
        row.until = until;
        row.reason = request.reason().strip();
        row.createdBy = cause.actor();
        row.createdAt = time.instant();
        return freezes.insert(session, row).replaceWith(() -> new Acceptance.Done(201, Freeze.of(row, row.createdAt)));
    }

    private Uni<Acceptance> lifted(Mutiny.Session session, String id, Cause cause) {
        return freezes.locked(session, id).chain(row -> {
            Instant now = time.instant();
            if (row.liftedAt != null) {
                throw new FreezeRefusal.Ended(id, "was lifted by " + row.liftedBy).thrown();
            }
            if (!row.until.isAfter(now)) {
                throw new FreezeRefusal.Ended(id, "was over at " + row.until).thrown();
            }
            row.liftedBy = cause.actor();
            row.liftedAt = now;
            return session.flush().replaceWith(() -> Acceptance.done(Freeze.of(row, now)));
        });
    }
}
