package dev.paved.integrations.gitlab;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.gitlab.Payload.Changes;
import dev.paved.integrations.gitlab.Payload.Label;
import dev.paved.integrations.gitlab.Payload.MergeRequest;
import dev.paved.integrations.gitlab.Payload.MergeRequestActivity;
import dev.paved.integrations.gitlab.Payload.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Merge requests that open, move, close, or get other labels. */
final class MergeRequests {
    private MergeRequests() {}

    static Optional<Report> translate(MergeRequestActivity activity) {
        return switch (String.valueOf(activity.objectAttributes().action())) {
            case "open" -> change(activity, opened(activity, null));
            case "reopen" ->
                change(activity, opened(activity, activity.objectAttributes().updatedAt()));
            case "update" -> moved(activity) ? change(activity, updated(activity)) : Optional.empty();
            case "merge" -> change(activity, closed(activity, mergeCommit(activity.objectAttributes())));
            case "close" -> change(activity, closed(activity, null));
            default -> Optional.empty();
        };
    }

    private static boolean moved(MergeRequestActivity activity) {
        return activity.objectAttributes().oldrev() != null
                || activity.changes() instanceof Changes changes && changes.labels() != null;
    }

    private static Optional<Report> change(
            MergeRequestActivity activity, Function<@Nullable String, PlatformEvent> event) {
        String actor = activity.user() instanceof User(String username) ? username : null;
        return Optional.of(Report.change(activity.project().repository(), actor, event));
    }

    private static Function<@Nullable String, PlatformEvent> opened(
            MergeRequestActivity activity, @Nullable Instant reopenedAt) {
        MergeRequest request = activity.objectAttributes();
        return service -> new PullRequestOpened(
                activity.project().repository(),
                service,
                request.iid(),
                request.title(),
                request.sourceBranch(),
                request.lastCommit().id(),
                isFork(request),
                request.createdAt(),
                reopenedAt,
                labels(activity));
    }

    private static Function<@Nullable String, PlatformEvent> updated(MergeRequestActivity activity) {
        MergeRequest request = activity.objectAttributes();
        return service -> new PullRequestUpdated(
                activity.project().repository(),
                service,
                request.iid(),
                request.sourceBranch(),
                request.lastCommit().id(),
                request.updatedAt(),
                isFork(request),
                labels(activity));
    }

    private static Function<@Nullable String, PlatformEvent> closed(
            MergeRequestActivity activity, @Nullable String mergeCommit) {
        MergeRequest request = activity.objectAttributes();
        return service -> new PullRequestClosed(
                activity.project().repository(),
                service,
                request.iid(),
                request.sourceBranch(),
                request.lastCommit().id(),
                mergeCommit,
                null,
                request.createdAt(),
                request.updatedAt());
    }

    /** Where the branch was only moved forward, there is no commit of the merge itself. */
    private static String mergeCommit(MergeRequest request) {
        return Stream.of(request.mergeCommitSha(), request.squashCommitSha())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(request.lastCommit().id());
    }

    private static boolean isFork(MergeRequest request) {
        return request.sourceProjectId() != request.targetProjectId();
    }

    private static List<String> labels(MergeRequestActivity activity) {
        return activity.labels().stream().map(Label::title).toList();
    }
}
