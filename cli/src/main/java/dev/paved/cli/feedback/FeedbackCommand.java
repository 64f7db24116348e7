package dev.paved.cli.feedback;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how likely one is to recommend the platform, and why. */
@Command(
        name = "feedback",
        description = "Say how likely you are to recommend the platform, from 0 to 10; asks for it.")
public final class FeedbackCommand implements Callable<Integer> {
    private static final String PATH = "/api/metrics/feedback";

    @Option(
            names = "--score",
            paramLabel = "SCORE",
            description = "How likely: from 0, not at all, to 10. Asked for on a terminal if it is left out.")
    private @Nullable Integer score;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why. Needs --consent.")
    private @Nullable String comment;

    @Option(names = "--consent", description = "The comment may be kept and shown to others, without your name.")
    private boolean consent;

    @Option(names = "--team", paramLabel = "TEAM", description = "The team you are in.")
    private @Nullable String team;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    FeedbackCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (comment != null && !consent) {
            throw Failure.usage(
                            "A comment is kept and shown to others, without your name. Nothing was sent.",
                            "add --consent to agree, or leave out --comment")
                    .thrown();
        }
        Score given = score == null ? Score.asked(shell) : Score.of(String.valueOf(score));
        Json feedback = Json.object()
                .with("score", new Json.Numeral(given.text()))
                .with("consent", new Json.Bool(consent))
                .with("comment", comment)
                .with("team", team);
        output.object(api.client().post(Resource.at(PATH), feedback), "Thank you.");
        return 0;
    }
}
