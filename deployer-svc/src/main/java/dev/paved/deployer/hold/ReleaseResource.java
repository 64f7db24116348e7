package dev.paved.deployer.hold;

import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.rollout.Automation;
import dev.paved.kit.audit.Audit;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.identity.Cause;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ending what a rollback holds. */
@Path("/api/deployments/release-hold")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class ReleaseResource {

    private final Commands commands;
    private final Services services;
    private final Automation automation;
    private final Audit audit;
    private final InstantSource time;

    ReleaseResource(Commands commands, Services services, Automation automation, Audit audit, InstantSource time) {
        this.commands = commands;
        this.services = services;
        this.automation = automation;
        this.audit = audit;
        this.time = time;
    }

    /** What was held until now. */
    public record Released(String service, String environment, RollbackHold hold, String releasedBy, String reason) {}

    /** Lets automation deploy again what was rolled back. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let automation deploy again to where a service was rolled back")
    public Response release(@NotNull(message = "must be a JSON object") @Valid ReleaseRequest request) {
        return commands.accept("deployment.release-hold", "service/" + request.service(), request, () -> plan(request));
    }

    private Work plan(ReleaseRequest request) {
        services.require(request.service());
        boolean automated = automation.asks();
        return new Work((session, cause) -> release(session, request, automated, cause), () -> {});
    }

    private Uni<Acceptance> release(Mutiny.Session session, ReleaseRequest request, boolean automated, Cause cause) {
        return Holds.of(session, request.service(), request.environment()).chain(held -> {
            RollbackHold hold = held.orElseThrow(() -> notHeld(request));
            if (automated) {
                throw new HoldRefusal.NoPerson(request.service(), request.environment(), cause.actor()).thrown();
            }
            return Holds.end(session, hold, request.reason().strip(), cause, time.instant())
                    .invoke(ended -> {
                        if (!ended) {
                            throw notHeld(request);
                        }
                    })
                    .chain(() -> note(session, request, hold, cause))
                    .replaceWith(() -> Acceptance.done(new Released(
                            request.service(),
                            request.environment(),
                            hold,
                            cause.actor(),
                            request.reason().strip())));
        });
    }

    private static RuntimeException notHeld(ReleaseRequest request) {
        return new HoldRefusal.NotHeld(request.service(), request.environment()).thrown();
    }

    /** Says why in the audit, which the command's own entry does not. */
    private Uni<Void> note(Mutiny.Session session, ReleaseRequest request, RollbackHold hold, Cause cause) {
        String detail = request.environment() + ", rolled back by " + hold.by() + ": "
                + request.reason().strip();
        return audit.record(
                session, audit.ownEntry("deployment.end-hold", "service/" + request.service(), detail, cause));
    }
}
