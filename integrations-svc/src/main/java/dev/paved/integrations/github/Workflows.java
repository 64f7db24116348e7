package dev.paved.integrations.github;

import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.RunActivity;
import dev.paved.integrations.github.Payload.WorkflowRun;
import dev.paved.integrations.inbound.Condition;
import java.util.Optional;

/** Runs of workflows, once they passed or failed; each attempt at a run is told. */
final class Workflows {

    private Workflows() {}

    static Optional<Report> translate(RunActivity activity) {
        return activity.action().equals("completed")
                ? succeeded(String.valueOf(activity.workflowRun().conclusion()))
                        .map(succeeded -> finished(activity, succeeded))
                : Optional.empty();
    }

    private static Optional<Boolean> succeeded(String conclusion) {
        return switch (conclusion) {
            case "success" -> Optional.of(true);
            case "failure", "timed_out", "startup_failure" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Report finished(RunActivity activity, boolean succeeded) {
        WorkflowRun run = activity.workflowRun();
        String repository = activity.repository().fullName();
        String id = "github-" + run.id();
        int attempt = run.runAttempt() instanceof Integer number ? number : 1;
        return new Report(
                repository,
                activity.sender() instanceof Account(String login) ? login : null,
                "pipeline/" + id,
                new Condition.Once("pipeline/" + id + "/" + attempt),
                service -> new PipelineFinished(
                        repository,
                        service,
                        id,
                        run.name() instanceof String name ? name : "workflow",
                        run.headBranch(),
                        run.headSha(),
                        succeeded,
                        run.runStartedAt(),
                        run.updatedAt(),
                        run.htmlUrl()));
    }
}
