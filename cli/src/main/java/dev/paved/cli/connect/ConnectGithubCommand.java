package dev.paved.cli.connect;

import dev.paved.cli.connect.ArrivalWait.Seen;
import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.FailurePrinter;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Connection;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonWriter;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connects a repository or an organisation on GitHub. */
@Command(
        name = "github",
        description = {
            "Set up the webhook of a repository or an organisation, and wait for its ping.",
            "With a token in GITHUB_TOKEN the platform makes it, and corrects one that is there already."
        })
final class ConnectGithubCommand implements Callable<Integer> {
    /** The platform asks GitHub several things before it answers. */
    private static final Duration ASKING = Duration.ofSeconds(90);

    @Parameters(paramLabel = "OWNER/REPOSITORY|ORGANISATION", description = "Which to connect.")
    private String place;

    @Option(names = "--by-hand", description = "Print what to fill in on GitHub's page, and make nothing.")
    private boolean byHand;

    @Mixin
    private PublicUrl url;

    @Mixin
    private ArrivalWait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ConnectGithubCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ApiClient client = api.client();
        Resource setup = ConnectCommand.of("github").query("place", place).query("url", url.value());
        Json before = client.get(setup);
        StandingWords.requireConfigured(before.at("standing"));
        Connection connection = api.connection();
        Means means = byHand ? new Means.ByHand() : Means.of(before, shell, connection);
        GithubWords words = new GithubWords(place, before);
        output.note(words.plan(means));
        if (means instanceof Means.ByHand) {
            output.note(words.form(connection.local() ? shell.pavedHome() : null));
            return end(client, setup, before, before, means, words);
        }
        Json made = ask(client, ConnectCommand.of("github"), means);
        output.note(words.made(made));
        return end(client, setup, made, before, means, words);
    }

    /** {@code since} has the ping that came last before the one that is waited for. */
    private int end(ApiClient client, Resource setup, Json since, Json before, Means means, GithubWords words) {
        output.note("Waiting for its ping, for up to " + wait.words() + " ...");
        Seen seen = wait.until(client, setup, now -> !now.text("lastPingAt").equals(since.text("lastPingAt")));
        Json result = Json.object()
                .with("integration", "github")
                .with("arrived", new Json.Bool(seen.arrived()))
                .with("hook", since.at("hook"))
                .followedBy(seen.json() instanceof Json.Fields fields ? fields : Json.object());
        if (seen.arrived()) {
            output.object(result, words.connected(seen.json()));
            return ExitCode.DONE.code();
        }
        if (!output.human()) {
            output.object(result, "");
        }
        GithubDelay delay = new GithubDelay(place, wait.words(), before, seen.json());
        return FailurePrinter.print(
                since.find("hook")
                        .map(hook -> delay.recorded(() -> ask(
                                client,
                                ConnectCommand.of("github")
                                        .child("hooks")
                                        .child(hook)
                                        .child("last-ping")
                                        .query(
                                                "after",
                                                since.find("lastRecorded").orElse(null)),
                                means)))
                        .orElseGet(delay::unknown),
                shell);
    }

    private Json ask(ApiClient client, Resource resource, Means means) {
        Json.Fields body = Json.object()
                .with("place", place)
                .with("url", url.value())
                .with("token", means.toSend().orElse(null));
        return client.post(
                resource, "application/json", JsonWriter.compact(body).getBytes(StandardCharsets.UTF_8), ASKING);
    }
}
