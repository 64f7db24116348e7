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

/** Letting a rollout go on that waits for somebody. */
@Path("/api/deployments/resume")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class ResumeResource {

    private final Commands commands;
    private final Services services;
    private final Resuming resuming;
    private final Reconcilers reconcilers;

    ResumeResource(Commands commands, Services services, Resuming resuming, Reconcilers reconcilers) {
        this.commands = commands;
        this.services = services;
        this.resuming = resuming;
        this.reconcilers = reconcilers;
    }

    /** Lets the rollout go on with its next step. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let a rollout go on that waits for somebody")
    public Response resume(@NotNull(message = "must be a JSON object") @Valid ResumeRequest request) {
        return commands.accept("deployment.resume", "service/" + request.service(), request, () -> plan(request));
    }

    private Work plan(ResumeRequest request) {
        services.require(request.service());
        AtomicReference<String> resumed = new AtomicReference<>();
        return new Work(
                (session, cause) -> resuming.resume(session, request, cause, resumed::set),
                () -> Optional.ofNullable(resumed.get()).ifPresent(id -> reconcilers.wake(Deployments.RECONCILER, id)));
    }
}
