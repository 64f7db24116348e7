package dev.paved.deployer.rollout;

import dev.paved.deployer.catalog.KnownService;
import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.environment.KnownEnvironment;
import dev.paved.deployer.repository.Version;
import dev.paved.deployer.repository.Versions;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.command.Acceptance;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deploying versions of services to environments. */
@Path("/api/deployments")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class DeployResource {

    private final Commands commands;
    private final Services services;
    private final Environments environments;
    private final Versions versions;
    private final RolloutBeginning beginning;
    private final Reconcilers reconcilers;

    DeployResource(
            Commands commands,
            Services services,
            Environments environments,
            Versions versions,
            RolloutBeginning beginning,
            Reconcilers reconcilers) {
        this.commands = commands;
        this.services = services;
        this.environments = environments;
        this.versions = versions;
        this.beginning = beginning;
        this.reconcilers = reconcilers;
    }

    /** Begins to deploy a version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Deploy a version of a service to an environment")
    public Response deploy(@NotNull(message = "must be a JSON object") @Valid DeployRequest request) {
        return commands.accept("deployment.deploy", "service/" + request.service(), request, () -> plan(request));
    }

    private Work plan(DeployRequest request) {
        KnownService service = services.find(request.service());
        KnownEnvironment environment = environments.find(request.environment());
        Version version = versions.find(service.name(), service.repository(), request.version());
        Plan plan = new Plan(
                service.name(),
                environment.name(),
                environment.type(),
                service.repository(),
                version.name(),
                version.commit(),
                kind(request.because()),
                request.because(),
                null,
                Terms.overridingFreeze(request.overrideFreeze()));
        String id = beginning.newId();
        return new Work(
                (session, cause) -> beginning.begin(session, id, plan, cause).map(Acceptance::begun),
                () -> reconcilers.wake(RolloutReconciler.NAME, id));
    }

    private static DeploymentKind kind(@Nullable String because) {
        return because != null && because.matches("incident/\\S+") ? DeploymentKind.HOTFIX : DeploymentKind.PLANNED;
    }
}
