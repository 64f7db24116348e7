package dev.paved.deployer.rollout;

import dev.paved.deployer.GateSettings;
import dev.paved.deployer.catalog.KnownService;
import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.environment.KnownEnvironment;
import dev.paved.deployer.image.Images;
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
import java.time.InstantSource;
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
    private final Images images;
    private final Deploying deploying;
    private final DryRuns dryRuns;
    private final GateSettings gates;
    private final InstantSource time;

    DeployResource(
            Commands commands,
            Services services,
            Environments environments,
            Versions versions,
            Images images,
            Deploying deploying,
            DryRuns dryRuns,
            GateSettings gates,
            InstantSource time) {
        this.commands = commands;
        this.services = services;
        this.environments = environments;
        this.versions = versions;
        this.images = images;
        this.deploying = deploying;
        this.dryRuns = dryRuns;
        this.gates = gates;
        this.time = time;
    }

    /** Begins to deploy a version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Deploy a version of a service to an environment")
    public Response deploy(@NotNull(message = "must be a JSON object") @Valid DeployRequest request) {
        return commands.accept("deployment.deploy", "service/" + request.service(), request, () -> work(request));
    }

    /** Tells what would come of it. */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tell what deploying a version would do, and change nothing")
    public DryRun dryRun(@NotNull(message = "must be a JSON object") @Valid DeployRequest request) {
        Plan plan = plan(request);
        return dryRuns.of(
                request.askApproval(),
                request.queue(),
                (session, cause) -> Uni.createFrom().item(plan));
    }

    private Work work(DeployRequest request) {
        Plan plan = plan(request);
        return deploying.of(
                request.askApproval(),
                request.queue(),
                (session, cause) -> Uni.createFrom().item(plan));
    }

    private Plan plan(DeployRequest request) {
        KnownService service = services.find(request.service());
        KnownEnvironment environment = environments.find(request.environment());
        Version version = versions.find(service.name(), service.repository(), request.version());
        return new Plan(
                service.name(),
                environment.name(),
                environment.type(),
                service.repository(),
                version.name(),
                version.commit(),
                Plan.kind(request.because()),
                request.because(),
                null,
                images.find(service, version),
                Terms.overriding(
                        request.overrideFreeze(),
                        request.overrideMigration(),
                        OffPath.of(request.offPath(), request.offPathExpires(), time.instant(), gates.offPathLimit())));
    }
}
