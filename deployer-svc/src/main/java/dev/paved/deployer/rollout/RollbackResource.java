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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

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
    private final Cancelling cancelling;
    private final Queueing queueing;
    private final Reconcilers reconcilers;

    RollbackResource(
            Commands commands,
            Services services,
            Environments environments,
            Images images,
            Targets targets,
            RolloutBeginning beginning,
            Cancelling cancelling,
            Queueing queueing,
            Reconcilers reconcilers) {
        this.commands = commands;
        this.services = services;
        this.environments = environments;
        this.images = images;
        this.targets = targets;
        this.beginning = beginning;
        this.cancelling = cancelling;
        this.queueing = queueing;
        this.reconcilers = reconcilers;
    }

    /** Begins to bring the last good version back, or the one that is named; a rollout that goes on is given up for it. */
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
        AtomicReference<String> givenUp = new AtomicReference<>();
        return new Work(
                (session, cause) -> Cancelling.goingOn(session, request.service(), request.environment())
                        .chain(running -> targets.claim(
                                        session, request.service(), request.environment(), environment.type())
                                .chain(target -> Deployments.succeeded(
                                                session, request.service(), request.environment())
                                        .map(good -> new GoodVersions(target, good)))
                                .chain(good -> begin(session, id, request, running, good, cause, givenUp::set))),
                () -> reconcilers.wake(
                        Deployments.RECONCILER,
                        Optional.ofNullable(givenUp.get()).orElse(id)));
    }

    private Uni<Acceptance> begin(
            Mutiny.Session session,
            String id,
            RollbackRequest request,
            Optional<DeploymentEntity> running,
            GoodVersions good,
            Cause cause,
            Consumer<String> givenUp) {
        Optional<DeploymentEntity> other = running.filter(
                        row -> row.id.equals(good.target().rollout()))
                .filter(row -> row.kind != DeploymentKind.ROLLBACK);
        Optional<Deployment> before = other.flatMap(row -> good.insteadOf(Deployment.of(row), request.to()));
        if (before.isPresent()) {
            DeploymentEntity row = other.orElseThrow();
            givenUp.accept(row.id);
            return cancelling
                    .cancel(session, row, cause)
                    .chain(() -> queueing.waitFor(session, id, plan(before.get(), request), Deployment.of(row), cause))
                    .map(decision -> Acceptance.begun(decision.operation()));
        }
        if (other.isPresent()) {
            throw Refusal.InProgress.of(other.get(), true).thrown();
        }
        return Uni.createFrom()
                .item(() -> good.toGoBackTo(request.to()))
                .chain(found -> beginning.begin(session, id, plan(found, request), cause))
                .map(Acceptance::begun);
    }

    private Plan plan(Deployment good, RollbackRequest request) {
        return new Plan(
                good.service(),
                good.environment(),
                good.environmentType(),
                good.repository(),
                good.version(),
                good.commit(),
                DeploymentKind.ROLLBACK,
                request.because(),
                good.restores() == null ? good.id() : good.restores(),
                images.again(good.image(), good.service(), good.environment(), good.version()),
                Terms.overriding(null, request.overrideMigration(), good.terms().offPath()));
    }
}
