package dev.paved.deployer.rollout;

import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.image.Images;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Going back to a good version. */
@Path("/api/deployments/rollback")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class RollbackResource {

    private final Commands commands;
    private final Services services;
    private final Environments environments;
    private final Images images;
    private final Targets targets;
    private final RolloutBeginning beginning;
    private final Reconcilers reconcilers;

    RollbackResource(
            Commands commands,
            Services services,
            Environments environments,
            Images images,
            Targets targets,
            RolloutBeginning beginning,
            Reconcilers reconcilers) {
        this.commands = commands;
        this.services = services;
        this.environments = environments;
        this.images = images;
        this.targets = targets;
        this.beginning = beginning;
        this.reconcilers = reconcilers;
    }

    /** Begins to bring the last good version back, or the one that is named. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Roll a service in an environment back to a good version")
    public Response rollback(@NotNull(message = "must be a JSON object") @Valid RollbackRequest request) {
        return commands.accept("deployment.rollback", "service/" + request.service(), request, () -> plan(request));
    }

    private Work plan(RollbackRequest request) {
        services.require(request.service());
        var environment = environments.find(request.environment());
        String id = beginning.newId();
        return new Work(
                (session, cause) -> targets.claim(session, request.service(), request.environment(), environment.type())
                        .chain(() -> begin(session, id, request, cause)),
                () -> reconcilers.wake(Deployments.RECONCILER, id));
    }

    private Uni<Acceptance> begin(Mutiny.Session session, String id, RollbackRequest request, Cause cause) {
        return targets.locked(session, request.service(), request.environment())
                .chain(target -> Deployments.succeeded(session, request.service(), request.environment())
                        .map(good -> new GoodVersions(target, good).toGoBackTo(request.to())))
                .chain(good -> beginning.begin(session, id, plan(good, request.because()), cause))
                .map(Acceptance::begun);
    }

    private Plan plan(Deployment good, @Nullable String because) {
        return new Plan(
                good.service(),
                good.environment(),
                good.environmentType(),
                good.repository(),
                good.version(),
                good.commit(),
                DeploymentKind.ROLLBACK,
                because,
                good.restores() == null ? good.id() : good.restores(),
                images.again(good.image(), good.service(), good.environment(), good.version()),
                Terms.NONE);
    }
}
