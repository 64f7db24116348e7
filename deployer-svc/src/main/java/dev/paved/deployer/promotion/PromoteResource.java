package dev.paved.deployer.promotion;

import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.environment.KnownEnvironment;
import dev.paved.deployer.image.Images;
import dev.paved.deployer.rollout.Deploying;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.DryRun;
import dev.paved.deployer.rollout.DryRuns;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.deployer.rollout.Terms;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
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
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** Promoting what was verified in one environment to another. */
@Path("/api/deployments/promote")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class PromoteResource {

    private final Commands commands;
    private final Services services;
    private final Environments environments;
    private final Images images;
    private final Verification verification;
    private final Deploying deploying;
    private final DryRuns dryRuns;

    PromoteResource(
            Commands commands,
            Services services,
            Environments environments,
            Images images,
            Verification verification,
            Deploying deploying,
            DryRuns dryRuns) {
        this.commands = commands;
        this.services = services;
        this.environments = environments;
        this.images = images;
        this.verification = verification;
        this.deploying = deploying;
        this.dryRuns = dryRuns;
    }

    /** Begins to deploy the very version that runs well in another environment. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Deploy the version that was verified in another environment")
    public Response promote(@NotNull(message = "must be a JSON object") @Valid PromoteRequest request) {
        return commands.accept("deployment.promote", "service/" + request.service(), request, () -> work(request));
    }

    /** Tells what would come of it. */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tell what promoting would do, and change nothing")
    public DryRun dryRun(@NotNull(message = "must be a JSON object") @Valid PromoteRequest request) {
        return dryRuns.of(request.askApproval(), request.queue(), planning(request));
    }

    private Work work(PromoteRequest request) {
        return deploying.of(request.askApproval(), request.queue(), planning(request));
    }

    private BiFunction<Mutiny.Session, Cause, Uni<Plan>> planning(PromoteRequest request) {
        if (request.from().equals(request.to())) {
            throw new RefusedException(Invalid.field("/to", "must be another environment than where it comes from"));
        }
        services.find(request.service());
        environments.find(request.from());
        KnownEnvironment to = environments.find(request.to());
        return (session, cause) -> verification
                .verified(session, request.service(), request.from())
                .map(good -> plan(request, good, to));
    }

    private Plan plan(PromoteRequest request, Deployment good, KnownEnvironment to) {
        return new Plan(
                good.service(),
                to.name(),
                to.type(),
                good.repository(),
                good.version(),
                good.commit(),
                Plan.kind(request.because()),
                request.because(),
                null,
                images.again(good.image(), good.service(), to.name(), good.version()),
                new Terms(request.overrideFreeze(), request.overrideMigration(), null, request.from(), null, false));
    }
}
