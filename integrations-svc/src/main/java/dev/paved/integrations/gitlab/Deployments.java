package dev.paved.integrations.gitlab;

import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.gitlab.Payload.DeploymentProgress;
import dev.paved.integrations.gitlab.Payload.User;
import dev.paved.integrations.inbound.Condition;
import dev.paved.integrations.inbound.EnvironmentNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deployments of GitLab's pipelines, once they ended. */
final class Deployments {
    private static final String REPORTER = GitlabHook.HOOK.source();

    private Deployments() {}

    static Optional<Report> translate(DeploymentProgress progress) {
        return switch (progress.status()) {
            case "success" -> Optional.of(ended(progress, true));
            case "failed" -> Optional.of(ended(progress, false));
            default -> Optional.empty();
        };
    }

    private static Report ended(DeploymentProgress progress, boolean succeeded) {
        String id = REPORTER + "-" + progress.deploymentId();
        String repository = progress.project().repository();
        String commit = commit(progress);
        String version = progress.ref() == null ? commit : progress.ref();
        return new Report(
                repository,
                progress.user() instanceof User(String username) ? username : null,
                "deployment/" + id,
                new Condition.Once("deployment/" + id + "/" + (succeeded ? "succeeded" : "failed")),
                service -> new ExternalDeployFinished(
                        id,
                        service == null ? repository : service,
                        progress.environment(),
                        type(progress),
                        version == null ? "unknown" : version,
                        commit,
                        succeeded,
                        null,
                        progress.statusChangedAt(),
                        REPORTER));
    }

    /** GitLab tells the id of the commit in full only at the end of its address. */
    private static @Nullable String commit(DeploymentProgress progress) {
        String url = progress.commitUrl();
        return url == null ? progress.shortSha() : url.substring(url.lastIndexOf('/') + 1);
    }

    private static EnvironmentType type(DeploymentProgress progress) {
        return switch (String.valueOf(progress.environmentTier())) {
            case "production" -> EnvironmentType.PRODUCTION;
            case "staging" -> EnvironmentType.STAGING;
            case "testing", "development" -> EnvironmentType.DEVELOPMENT;
            default ->
                progress.environment().startsWith("review/")
                        ? EnvironmentType.PREVIEW
                        : EnvironmentNames.typeOf(progress.environment());
        };
    }
}
