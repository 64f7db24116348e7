package dev.paved.integrations.gitlab;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.gitlab.Payload.Push;
import dev.paved.integrations.repository.PushedCommits;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pushes to a branch. GitLab tells of the latest twenty commits, and not when they arrived. */
@Singleton
class Pushes {
    private static final String BRANCHES = "refs/heads/";
    private static final Pattern MERGE =
            Pattern.compile("Merge (branch|remote-tracking branch|tag|commit) .*", Pattern.DOTALL);

    private final InstantSource time;

    Pushes(InstantSource time) {
        this.time = time;
    }

    Optional<Report> translate(Push push) {
        String after = PushedCommits.known(push.after());
        if (after == null || !push.ref().startsWith(BRANCHES)) {
            return Optional.empty();
        }
        String repository = push.project().repository();
        String branch = push.ref().substring(BRANCHES.length());
        String before = PushedCommits.known(push.before());
        List<Commit> commits = PushedCommits.bounded(
                push.commits().stream().map(Pushes::commit).toList());
        String told = push.userUsername();
        String pusher = told == null || told.isBlank() ? GitlabHook.HOOK.source() : told;
        Instant pushedAt = time.instant();
        return Optional.of(Report.change(
                repository,
                pusher,
                service -> new CommitsPushed(repository, service, branch, before, after, commits, pusher, pushedAt)));
    }

    private static Commit commit(Payload.Commit commit) {
        boolean merge = commit.message() instanceof String message
                && MERGE.matcher(message).matches();
        return PushedCommits.commit(
                commit.id(), commit.timestamp(), merge, commit.added(), commit.modified(), commit.removed());
    }
}
