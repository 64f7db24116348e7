package dev.paved.deployer.rollout;

import dev.paved.deployer.catalog.KnownService;
import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.environment.KnownEnvironment;
import dev.paved.deployer.repository.Version;
import dev.paved.deployer.repository.Versions;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
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

/** Deploying versions of services to environments. */
@Path("/api/deployments")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class DeployResource {

    private final Commands commands;
    private final Services services;
    private final Environments environments;
    private final Versions versions;
    private final Deploying deploying;

    DeployResource(
            Commands commands, Services services, Environments environments, Versions versions, Deploying deploying) {
        this.commands = commands;
        this.services = services;
        this.environments = environments;
        this.versions = versions;
        this.deploying = deploying;
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
                Plan.kind(request.because()),
                request.because(),
                null,
                Terms.overridingFreeze(request.overrideFreeze()));
        return deploying.of(
                request.askApproval(),
                request.queue(),
                (session, cause) -> Uni.createFrom().item(plan));
    }
}
