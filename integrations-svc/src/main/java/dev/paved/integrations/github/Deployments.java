package dev.paved.integrations.github;

import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Deployment;
import dev.paved.integrations.github.Payload.DeploymentProgress;
import dev.paved.integrations.github.Payload.DeploymentStatus;
import dev.paved.integrations.github.out.OwnDeployment;
import dev.paved.integrations.inbound.Condition;
import dev.paved.integrations.inbound.EnvironmentNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Deployments that GitHub was told of by something else than the platform, once they ended. */
@Singleton
class Deployments {
    private static final String REPORTER = "github";

    private final InstantSource time;

    Deployments(InstantSource time) {
        this.time = time;
    }

    Optional<Report> translate(DeploymentProgress progress) {
        Deployment deployment = progress.deployment();
        return OwnDeployment.id(deployment.payload()).isPresent()
                ? Optional.empty()
                : succeeded(progress.deploymentStatus()).map(succeeded -> ended(progress, succeeded));
    }

    private static Optional<Boolean> succeeded(DeploymentStatus status) {
        return switch (status.state()) {
            case "success" -> Optional.of(true);
            case "failure", "error" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Report ended(DeploymentProgress progress, boolean succeeded) {
        Deployment deployment = progress.deployment();
        DeploymentStatus status = progress.deploymentStatus();
        String repository = progress.repository().fullName();
        String id = REPORTER + "-" + deployment.id();
        Instant finishedAt = status.createdAt() == null ? time.instant() : status.createdAt();
        String environment = deployment.environment();
        return new Report(
                repository,
                progress.sender() instanceof Account(String login) ? login : null,
                "deployment/" + id,
                new Condition.Once("deployment/" + id + "/" + (succeeded ? "succeeded" : "failed")),
                service -> new ExternalDeployFinished(
                        id,
                        service == null ? repository : service,
                        environment,
                        type(deployment),
                        deployment.ref(),
                        deployment.sha(),
                        succeeded,
                        deployment.createdAt(),
                        finishedAt,
                        REPORTER));
    }

    private static EnvironmentType type(Deployment deployment) {
        if (Boolean.TRUE.equals(deployment.productionEnvironment())) {
            return EnvironmentType.PRODUCTION;
        }
        if (Boolean.TRUE.equals(deployment.transientEnvironment())) {
            return EnvironmentType.PREVIEW;
        }
        return EnvironmentNames.typeOf(deployment.environment());
    }
}
