package dev.paved.integrations.github;

import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.PullRequestCommand;
import dev.paved.integrations.forge.GivenCommand;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Comment;
import dev.paved.integrations.github.Payload.CommentActivity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * New comments on pull requests that begin with a command. Those who belong to the repository may give them; whoever else
 * does is told nothing, which {@code paved_integrations_commands_total} counts.
 */
@Singleton
class Comments {
    private static final String NAME = "paved.integrations.commands";
    private static final Set<String> MAY = Set.of("OWNER", "MEMBER", "COLLABORATOR");

    private final MeterRegistry meters;

    Comments(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The metric is there before the first command. */
    void begin(@Observes StartupEvent event) {
        counter(PullRequestCommand.PREVIEW, "permitted");
    }

    Optional<Report> translate(CommentActivity activity) {
        return isOnPullRequest(activity) && activity.action().equals("created")
                ? GivenCommand.in(activity.comment().body()).flatMap(given -> report(activity, given))
                : Optional.empty();
    }

    private static boolean isOnPullRequest(CommentActivity activity) {
        var pullRequest = activity.issue().pullRequest();
        return pullRequest != null && !pullRequest.isNull();
    }

    private Optional<Report> report(CommentActivity activity, GivenCommand given) {
        Comment comment = activity.comment();
        boolean may = comment.authorAssociation() != null && MAY.contains(comment.authorAssociation());
        count(given, may ? "permitted" : "forbidden");
        if (!may || !(comment.user() instanceof Account(String login)) || login == null) {
            return Optional.empty();
        }
        String repository = activity.repository().fullName();
        return Optional.of(Report.change(
                repository,
                login,
                service -> new PullRequestCommanded(
                        repository,
                        service,
                        activity.issue().number(),
                        given.command(),
                        given.argument(),
                        login,
                        comment.createdAt())));
    }

    private void count(GivenCommand given, String outcome) {
        counter(given.command(), outcome).increment();
    }

    private Counter counter(PullRequestCommand command, String outcome) {
        return meters.counter(
                NAME,
                "source",
                GithubHook.HOOK.source(),
                "command",
                command.name().toLowerCase(Locale.ROOT),
                "outcome",
                outcome);
    }
}
