package dev.paved.integrations.gitlab;

import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.gitlab.Payload.Pipeline;
import dev.paved.integrations.gitlab.Payload.PipelineActivity;
import dev.paved.integrations.gitlab.Payload.User;
import dev.paved.integrations.inbound.Condition;
import java.time.Instant;
import java.util.Optional;

/** Pipelines, once they passed or failed; again where jobs of one are run again. */
final class Pipelines {

    private Pipelines() {}

    static Optional<Report> translate(PipelineActivity activity) {
        Pipeline pipeline = activity.objectAttributes();
        boolean over = pipeline.status().equals("success") || pipeline.status().equals("failed");
        return over && pipeline.finishedAt() instanceof Instant at
                ? Optional.of(finished(activity, pipeline, at))
                : Optional.empty();
    }

    private static Report finished(PipelineActivity activity, Pipeline pipeline, Instant at) {
        String repository = activity.project().repository();
        String id = GitlabHook.HOOK.source() + "-" + pipeline.id();
        return new Report(
                repository,
                activity.user() instanceof User(String username) ? username : null,
                "pipeline/" + id,
                new Condition.Once("pipeline/" + id + "/" + at),
                service -> new PipelineFinished(
                        repository,
                        service,
                        id,
                        pipeline.name() instanceof String name ? name : "pipeline",
                        Boolean.TRUE.equals(pipeline.tag()) ? null : pipeline.ref(),
                        pipeline.sha(),
                        pipeline.status().equals("success"),
                        pipeline.createdAt(),
                        at,
                        pipeline.url()));
    }
}
