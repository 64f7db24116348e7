package dev.paved.deployer.status;

import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.environment.Environments;
import dev.paved.deployer.hold.Holds;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.status.ServiceStatus.Failed;
import dev.paved.deployer.status.ServiceStatus.Held;
import dev.paved.deployer.status.ServiceStatus.InEnvironment;
import dev.paved.deployer.status.ServiceStatus.OffPath;
import dev.paved.deployer.status.ServiceStatus.Queued;
import dev.paved.deployer.status.ServiceStatus.Rollout;
import dev.paved.deployer.status.ServiceStatus.RunningInstance;
import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Keeper;
import dev.paved.deployer.target.Observed;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What runs where, and how well. */
@Path("/api/deployments/status/{service}")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class StatusResource {

    private final Targets targets;
    private final Deployments deployments;
    private final Holds holds;
    private final Services services;
    private final Environments environments;
    private final Keeper keeper;
    private final InstantSource time;

    StatusResource(
            Targets targets,
            Deployments deployments,
            Holds holds,
            Services services,
            Environments environments,
            Keeper keeper,
            InstantSource time) {
        this.targets = targets;
        this.deployments = deployments;
        this.holds = holds;
        this.services = services;
        this.environments = environments;
        this.keeper = keeper;
        this.time = time;
    }

    /** What of a service runs in each environment, or in one. */
    @GET
    @Operation(summary = "Show what of a service runs where, and how well")
    public ServiceStatus status(String service, @QueryParam("environment") @Nullable String environment) {
        List<InEnvironment> items = targets.of(service).stream()
                .filter(target -> environment == null || target.environment().equals(environment))
                .map(this::status)
                .toList();
        if (items.isEmpty()) {
            services.require(service);
            Optional.ofNullable(environment).ifPresent(environments::find);
        }
        return new ServiceStatus(service, items);
    }

    private InEnvironment status(Target target) {
        Optional<Deployment> rollout = Optional.ofNullable(target.rollout()).flatMap(deployments::find);
        Optional<Desired> serving = serving(target, rollout);
        Optional<Deployment> deployment = serving.map(Desired::deployment).flatMap(deployments::find);
        Observed observed = target.observed();
        return new InEnvironment(
                target.service(),
                target.environment(),
                target.type(),
                serving.map(Desired::version).orElse(null),
                serving.map(Desired::commit).orElse(null),
                observed.health(),
                observed.message(),
                serving.map(ignored -> keeper.url(target.environment(), target.service()))
                        .orElse(null),
                serving.map(Desired::deployment).orElse(null),
                serving.map(Desired::deployedAt).orElse(null),
                serving.map(Desired::deployedBy).orElse(null),
                instances(observed),
                rollout.map(this::inProgress).orElse(null),
                deployments
                        .queued(target.service(), target.environment())
                        .map(StatusResource::queued)
                        .orElse(null),
                lastFailure(target, serving),
                holds.of(target.service(), target.environment()).orElse(null),
                held(target),
                deployment.map(this::offPath).orElse(null),
                deployment.map(Deployment::migration).orElse(null));
    }

    private @Nullable OffPath offPath(Deployment serving) {
        return Optional.ofNullable(serving.terms().offPath())
                .map(it -> new OffPath(it.reason(), it.until(), !time.instant().isBefore(it.until())))
                .orElse(null);
    }

    private static List<RunningInstance> instances(Observed observed) {
        return observed.pid() == null || observed.port() == null
                ? List.of()
                : List.of(new RunningInstance(observed.pid(), observed.port(), observed.health()));
    }

    /** What is desired, or what served before while that is still to take over. */
    private Optional<Desired> serving(Target target, Optional<Deployment> rollout) {
        return target.wanted().filter(target::isTakingOver).isEmpty()
                ? target.wanted()
                : rollout.map(Deployment::previousDeployment)
                        .flatMap(deployments::find)
                        .map(Deployment::desired);
    }

    private Rollout inProgress(Deployment d) {
        return new Rollout(
                d.id(),
                d.version(),
                d.operation(),
                d.cancellation(),
                deployments.progress(d).orElse(null));
    }

    private @Nullable Held held(Target target) {
        return target.heldAt(time.instant())
                .flatMap(held ->
                        deployments.find(held.deployment()).map(d -> new Held(d.id(), d.version(), held.until())))
                .orElse(null);
    }

    private static Queued queued(Deployment d) {
        return new Queued(d.id(), d.version(), d.operation(), d.requestedBy(), d.requestedAt(), d.cancellation());
    }

    private @Nullable Failed lastFailure(Target target, Optional<Desired> serving) {
        String since = serving.map(Desired::deployment).orElse(null);
        return deployments
                .lastFailure(target.service(), target.environment(), since)
                .map((Deployment d) -> new Failed(d.id(), d.version(), d.status(), d.reason(), d.finishedAt()))
                .orElse(null);
    }
}
