package dev.paved.integrations.github;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Branch;
import dev.paved.integrations.github.Payload.PullRequest;
import dev.paved.integrations.github.Payload.PullRequestActivity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pull requests that open, move, close, or get other labels. */
@Singleton
class PullRequests {
    private final InstantSource time;

    PullRequests(InstantSource time) {
        this.time = time;
    }

    Optional<Report> translate(PullRequestActivity activity) {
        return switch (activity.action()) {
            case "opened" -> change(activity, opened(activity, null));
            case "reopened" ->
                change(activity, opened(activity, or(activity.pullRequest().updatedAt())));
            // Labels of closed ones change too, and open nothing.
            case "synchronize", "labeled", "unlabeled" ->
                activity.pullRequest().closedAt() == null ? change(activity, updated(activity)) : Optional.empty();
            case "closed" -> change(activity, closed(activity));
            default -> Optional.empty();
        };
    }

    private static Optional<Report> change(
            PullRequestActivity activity, Function<@Nullable String, PlatformEvent> event) {
        String actor = activity.sender() instanceof Account(String login) ? login : null;
        return Optional.of(Report.change(activity.repository().fullName(), actor, event));
    }

    private static Function<@Nullable String, PlatformEvent> opened(
            PullRequestActivity activity, @Nullable Instant reopenedAt) {
        PullRequest pull = activity.pullRequest();
        String repository = activity.repository().fullName();
        boolean fork = isFork(pull.head(), repository);
        return service -> new PullRequestOpened(
                repository,
                service,
                pull.number(),
                pull.title(),
                pull.head().ref(),
                pull.head().sha(),
                fork,
                pull.createdAt(),
                reopenedAt,
                labels(pull));
    }

    private Function<@Nullable String, PlatformEvent> updated(PullRequestActivity activity) {
        PullRequest pull = activity.pullRequest();
        String repository = activity.repository().fullName();
        boolean fork = isFork(pull.head(), repository);
        return service -> new PullRequestUpdated(
                repository,
                service,
                pull.number(),
                pull.head().ref(),
                pull.head().sha(),
                or(pull.updatedAt()),
                fork,
                labels(pull));
    }

    private Function<@Nullable String, PlatformEvent> closed(PullRequestActivity activity) {
        PullRequest pull = activity.pullRequest();
        boolean merged = Boolean.TRUE.equals(pull.merged());
        return service -> new PullRequestClosed(
                activity.repository().fullName(),
                service,
                pull.number(),
                pull.head().ref(),
                pull.head().sha(),
                merged ? pull.mergeCommitSha() : null,
                null,
                pull.createdAt(),
                or(pull.closedAt()));
    }

    private static List<String> labels(PullRequest pull) {
        return pull.labels().stream().map(Payload.Label::name).toList();
    }

    private static boolean isFork(Branch head, String repository) {
        return !(head.repo() instanceof Payload.Repository(String name)) || !name.equalsIgnoreCase(repository);
    }

    private Instant or(@Nullable Instant told) {
        return told == null ? time.instant() : told;
    }
}
