package dev.paved.deployer.rollout;

import dev.paved.deployer.catalog.Services;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cancelling the rollout that is going on. */
@Path("/api/deployments/cancel")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class CancelResource {

    private final Commands commands;
    private final Services services;
    private final Cancelling cancelling;
    private final Reconcilers reconcilers;

    CancelResource(Commands commands, Services services, Cancelling cancelling, Reconcilers reconcilers) {
        this.commands = commands;
        this.services = services;
        this.cancelling = cancelling;
        this.reconcilers = reconcilers;
    }

    /** Asks for the rollout to be given up or undone; the answer is its operation, which tells what came of it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel the rollout of a service to an environment")
    public Response cancel(@NotNull(message = "must be a JSON object") @Valid CancelRequest request) {
        return commands.accept("deployment.cancel", "service/" + request.service(), request, () -> plan(request));
    }

    private Work plan(CancelRequest request) {
        services.require(request.service());
        AtomicReference<String> cancelled = new AtomicReference<>();
        return new Work(
                (session, cause) -> cancelling.cancel(session, request, cause, cancelled::set),
                () -> Optional.ofNullable(cancelled.get())
                        .ifPresent(id -> reconcilers.wake(Deployments.RECONCILER, id)));
    }
}
