package dev.paved.cli.connect;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Connects Slack. */
@Command(
        name = "slack",
        description = {
            "Say what is next to connect Slack, and whom it knows by the platform's token.",
            "With --channel, post a test there."
        })
final class ConnectSlackCommand implements Callable<Integer> {
    private static final Resource SETUP = ConnectCommand.of("slack");

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "The id of a channel that the app is invited to, such as C0123ABCD: a test is posted there.")
    private @Nullable String channel;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        Json setup = client.get(SETUP);
        Json bot = requireBot(setup);
        String known =
                "Slack knows the platform as @%s in the workspace %s".formatted(bot.text("bot"), bot.text("workspace"));
        Json.Fields result = Json.object()
                .with("integration", "slack")
                .with("bot", bot)
                .with("posted", new Json.Bool(channel != null));
        if (channel == null) {
            output.object(
                    result,
                    known + ".\nNext: /invite @" + bot.text("bot")
                            + " in a channel, and: platform connect slack --channel ID");
            return 0;
        }
        Json tested = client.post(SETUP.child("test"), Json.object().with("channel", channel));
        if (!tested.text("posted").equals("true")) {
            throw Failure.of(ExitCode.ERROR, "The test is not in " + channel + ".", tested.text("words"), "")
                    .thrown();
        }
        output.object(
                result.with("channel", channel),
                known + ", and a test is in the channel " + channel + ".\nNext: platform subscription create --slack "
                        + channel + " --team TEAM");
        return 0;
    }

    private Json requireBot(Json setup) throws FailureException {
        String variable = setup.text("tokenVariable");
        if (!setup.text("configured").equals("true")) {
            output.note(
                    "On https://api.slack.com/apps make an app from this manifest, and install it to the workspace:\n\n"
                            + setup.text("manifest"));
            throw Failure.of(
                            ExitCode.ERROR,
                            "Slack is not connected: the platform has no token for it.",
                            "",
                            "set " + variable
                                    + " in the environment of integrations-svc to the app's Bot User OAuth Token,"
                                    + " restart it, and give the same command again")
                    .thrown();
        }
        if (setup.find("trouble").isPresent()) {
            throw Failure.of(
                            ExitCode.ERROR,
                            setup.text("refused").equals("true")
                                    ? "Slack does not take the platform's token."
                                    : "Slack does not say whose the platform's token is.",
                            setup.text("trouble"),
                            "")
                    .thrown();
        }
        return setup.at("bot");
    }
}
