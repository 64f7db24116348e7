package dev.paved.deployer.approval;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deciding on deployments that wait for an approval. */
@Path("/api/approvals")
@Tag(name = "Approvals")
@RunOnVirtualThread
public class ApprovalResource {

    private static final String NO_OBJECT = "must be a JSON object";

    private final Commands commands;
    private final Transactions transactions;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Reconcilers reconcilers;

    ApprovalResource(
            Commands commands,
            Transactions transactions,
            Approvals approvals,
            Decisions decisions,
            Reconcilers reconcilers) {
        this.commands = commands;
        this.transactions = transactions;
        this.approvals = approvals;
        this.decisions = decisions;
        this.reconcilers = reconcilers;
    }

    /** A page of approvals, newest first; {@code nextCursor} is null on the last. */
    public record ApprovalPage(
            List<Approval> items, @Nullable String nextCursor) {}

    /** Deployments that wait, newest first. */
    @GET
    @Operation(summary = "List deployments that wait for an approval; with ended=true those too that waited")
    public ApprovalPage list(
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("ended") boolean ended,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        PageLimit size = PageLimit.of(limit);
        long before = Cursor.parse(cursor, 1).number(Long.MAX_VALUE);
        List<ApprovalEntity> found =
                transactions.run(session -> approvals.list(session, environment, ended, before, size.andOneMore()));
        return new ApprovalPage(
                size.page(found).stream().map(Approval::of).toList(),
                size.next(found, last -> Cursor.after(String.valueOf(last.position))));
    }

    /** Lets a deployment begin that someone else asked for. */
    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let a deployment begin that someone else asked for")
    public Response approve(String id, @NotNull(message = NO_OBJECT) @Valid Decision.Approve decision) {
        return commands.accept(
                "approval.approve",
                "approval/" + id,
                decision,
                (session, cause) ->
                        decisions.approve(session, id, decision.reason(), cause).map(Acceptance::done),
                () -> reconcilers.wake(ApprovalReconciler.NAME, id));
    }

    /** Lets a deployment not begin. */
    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let a deployment not begin that waits for an approval")
    public Response reject(String id, @NotNull(message = NO_OBJECT) @Valid Decision.Reject decision) {
        return commands.accept(
                "approval.reject",
                "approval/" + id,
                decision,
                (session, cause) ->
                        decisions.reject(session, id, decision.reason(), cause).map(Acceptance::done));
    }
}
