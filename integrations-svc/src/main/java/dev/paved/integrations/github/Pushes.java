package dev.paved.integrations.github;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.Push;
import dev.paved.integrations.github.Payload.Pusher;
import dev.paved.integrations.repository.PushedCommits;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pushes to a branch; tags and deleted branches tell of no new commits. */
@Singleton
class Pushes {
    private static final String BRANCHES = "refs/heads/";
    private static final Pattern MERGE = Pattern.compile(
            "Merge (pull request|branch|branches|remote-tracking branch|tag|commit) .*", Pattern.DOTALL);

    private final InstantSource time;

    Pushes(InstantSource time) {
        this.time = time;
    }

    Optional<Report> translate(Push push) {
        String after = PushedCommits.known(push.after());
        if (after == null || !push.ref().startsWith(BRANCHES)) {
            return Optional.empty();
        }
        String repository = push.repository().fullName();
        String branch = push.ref().substring(BRANCHES.length());
        String before = PushedCommits.known(push.before());
        List<Commit> commits = PushedCommits.bounded(
                push.commits().stream().map(Pushes::commit).toList());
        String pusher = push.pusher() instanceof Pusher(String name) && !name.isBlank() ? name : "github";
        Instant pushedAt = pushedAt(push);
        return Optional.of(Report.change(
                repository,
                pusher,
                service -> new CommitsPushed(repository, service, branch, before, after, commits, pusher, pushedAt)));
    }

    /** GitHub tells no parents, but words the message of a merge itself. */
    private static Commit commit(Payload.Commit commit) {
        boolean merge = commit.message() instanceof String message
                && MERGE.matcher(message).matches();
        return PushedCommits.commit(
                commit.id(), commit.timestamp(), merge, commit.added(), commit.modified(), commit.removed());
    }

    private Instant pushedAt(Push push) {
        var told = push.repository().pushedAt();
        return told != null && told.isIntegralNumber() ? Instant.ofEpochSecond(told.longValue()) : time.instant();
    }
}
