package dev.paved.provisioner.drift;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.ObservedEnvironments;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What of an environment is not as declared, and what is to be done about it. */
@Path("/api/environments/{name}/drift")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
public class DriftResource {

    private final Commands commands;
    private final Transactions transactions;
    private final Reconcilers reconcilers;
    private final ObservedEnvironments environments;
    private final Drifts drifts;
    private final SettleDrift settlement;
    private final AcceptDrift acceptance;

    DriftResource(
            Commands commands,
            Transactions transactions,
            Reconcilers reconcilers,
            ObservedEnvironments environments,
            Drifts drifts,
            SettleDrift settlement,
            AcceptDrift acceptance) {
        this.commands = commands;
        this.transactions = transactions;
        this.reconcilers = reconcilers;
        this.environments = environments;
        this.drifts = drifts;
        this.settlement = settlement;
        this.acceptance = acceptance;
    }

    /** All of the list; {@code nextCursor} is always null. */
    public record DriftPage(List<DriftView> items, @Nullable String nextCursor) {}

    /** Which drifts are to be accepted, until when and why. */
    public record AcceptRequest(
            @Nullable String resource,
            @Nullable String field,
            @Nullable String until,
            @Nullable String reason) {}

    @GET
    @Operation(summary = "Lists what is not as declared; what is settled too only with all=true")
    public DriftPage list(String name, @QueryParam("all") @DefaultValue("false") boolean all) {
        List<DriftEntity> rows = transactions.run(session -> environments
                .named(session, name)
                .chain(environment ->
                        all ? drifts.all(session, environment.id()) : drifts.open(session, environment.id())));
        return new DriftPage(rows.stream().map(DriftView::of).toList(), null);
    }

    @POST
    @Path("/revert")
    @Operation(summary = "Makes what is there as declared: one field, one resource, or all that is not accepted")
    public Response revert(String name, @Nullable Selection body) {
        Selection selection = Selection.orAll(body);
        return begin("revert", name, selection, (session, cause) -> settlement.revert(session, name, selection, cause));
    }

    @POST
    @Path("/adopt")
    @Operation(summary = "Takes what is there as what is wanted, where a manifest can say it")
    public Response adopt(String name, @Nullable Selection body) {
        Selection selection = Selection.orAll(body);
        return begin("adopt", name, selection, (session, cause) -> settlement.adopt(session, name, selection, cause));
    }

    /** Begins what takes a while. */
    private interface Begin {
        Uni<SettleDrift.Begun> in(Mutiny.Session session, Cause cause);
    }

    private Response begin(String action, String name, Selection selection, Begin change) {
        AtomicReference<String> id = new AtomicReference<>();
        return commands.accept(
                "environment.drift." + action,
                "environment/" + name,
                selection,
                (session, cause) -> change.in(session, cause)
                        .invoke(begun -> id.set(begun.id()))
                        .map(begun -> Acceptance.begun(begun.operation())),
                () -> wake(id));
    }

    @POST
    @Path("/accept")
    @Operation(summary = "Lives with what is there until a time: {until, reason} and which")
    public Response accept(String name, AcceptRequest request) {
        Instant until = acceptance.until(request.until());
        String reason = AcceptDrift.reason(request.reason());
        Selection selection = new Selection(request.resource(), request.field());
        AtomicReference<String> id = new AtomicReference<>();
        return commands.accept(
                "environment.drift.accept",
                "environment/" + name,
                request,
                (session, cause) -> acceptance
                        .accept(session, name, selection, until, reason, cause)
                        .invoke(accepted -> id.set(accepted.id()))
                        .map(accepted -> Acceptance.done(new DriftPage(accepted.drifts(), null))),
                () -> wake(id));
    }

    /** Looked at again: at once, and at the end of what was accepted. */
    private void wake(AtomicReference<String> id) {
        Optional.ofNullable(id.get()).ifPresent(found -> reconcilers.wake(DriftReconciler.NAME, found));
    }
}
