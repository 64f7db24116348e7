package dev.paved.cli.connect;

import dev.paved.cli.connect.ArrivalWait.Seen;
import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailurePrinter;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Elsewhere;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Connects Alertmanager. */
@Command(
        name = "alertmanager",
        description = {
            "Print what Alertmanager's configuration is to have, and wait for a delivery.",
            "With --alertmanager, send it a test alert, which is no incident."
        })
final class ConnectAlertmanagerCommand implements Callable<Integer> {
    private static final String NAME = "PavedConnectionTest";
    private static final Duration LIFE = Duration.ofMinutes(1);

    @Option(
            names = "--alertmanager",
            paramLabel = "URL",
            description = "Where Alertmanager is, such as http://localhost:9093: it is sent a test alert.")
    private @Nullable String alertmanager;

    @Mixin
    private PublicUrl url;

    @Mixin
    private ArrivalWait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ConnectAlertmanagerCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Elsewhere target = alertmanager == null ? null : new Elsewhere("Alertmanager", Api.uri(alertmanager));
        ApiClient client = api.client();
        Resource setup = ConnectCommand.of("alertmanager").query("url", url.value());
        Json before = client.get(setup);
        StandingWords.requireConfigured(before.at("standing"));
        output.note(plan(before));
        Predicate<Json> arrived = target == null
                ? now -> !accepted(now).equals(accepted(before))
                : testArrived(fire(target, before.text("testLabel")));
        output.note("Waiting for " + (target == null ? "any delivery" : "it to arrive") + ", for up to " + wait.words()
                + " ...");
        return end(wait.until(client, setup, arrived), before);
    }

    private static String plan(Json setup) {
        return "Put the secret, what " + setup.at("standing").text("secretVariable")
                + " of integrations-svc has, into a file that Alertmanager can read, add this to its configuration, and"
                + " reload it:\n\n" + setup.text("configuration")
                + (PublicUrl.isOfEachMachine(setup.text("payloadUrl"))
                        ? "\nwarning: this address leads each machine to itself, and is right only where Alertmanager is on the"
                                + " platform's. Otherwise say with --url where it reaches the platform.\n"
                        : "");
    }

    private String fire(Elsewhere target, String label) {
        String id = UUID.randomUUID().toString();
        Json alert = Json.object()
                .with("labels", Json.object().with("alertname", NAME).with(label, id))
                .with(
                        "annotations",
                        Json.object().with("summary", "A test of the connection to Paved; nothing is wrong."))
                .with("endsAt", shell.clock().instant().plus(LIFE).toString());
        target.post("/api/v2/alerts", new Json.Items(List.of(alert)));
        output.note("Alertmanager took the test alert " + NAME + " with " + label + "=" + id + ".");
        return id;
    }

    private static Predicate<Json> testArrived(String id) {
        return now -> now.at("lastTest").text("id").equals(id);
    }

    private int end(Seen seen, Json before) {
        Json standing = seen.json().at("standing");
        if (seen.arrived() || !output.human()) {
            output.object(
                    Json.object()
                            .with("integration", "alertmanager")
                            .with("arrived", new Json.Bool(seen.arrived()))
                            .followedBy(seen.json() instanceof Json.Fields fields ? fields : Json.object()),
                    connected(standing));
        }
        return seen.arrived() ? ExitCode.DONE.code() : FailurePrinter.print(failure(standing, before), shell);
    }

    private String connected(Json standing) {
        List<String> lines = new ArrayList<>();
        lines.add("Alertmanager is connected: "
                + (alertmanager == null
                        ? "it delivered at " + standing.text("lastAcceptedAt")
                        : "the test alert arrived"));
        lines.addAll(StandingWords.refusals(standing));
        return String.join("\n", lines);
    }

    private Failure failure(Json standing, Json before) {
        boolean refused = !standing.text("refused").equals(before.at("standing").text("refused"));
        List<String> why = new ArrayList<>();
        why.add(standing.find("lastAcceptedAt")
                .map(at -> "The last delivery that was accepted came at " + at + ".")
                .orElse("Nothing that it delivered was accepted yet."));
        why.addAll(StandingWords.refusals(standing));
        return new Failure(
                refused ? ExitCode.ERROR : ExitCode.STILL_RUNNING,
                (alertmanager == null ? "No delivery" : "The test alert has not") + " arrived within " + wait.words()
                        + ".",
                why,
                List.of(
                        refused
                                ? "put the secret of the platform into the file of credentials_file, and give the same command again"
                                : "see Alertmanager's log for the receiver paved, whether its configuration is reloaded, and give the same command again"),
                null);
    }

    private static String accepted(Json now) {
        return now.at("standing").text("accepted");
    }
}
