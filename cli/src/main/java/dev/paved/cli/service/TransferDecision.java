package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the decisions on a request have in common: it is the one that waits when the command looks, and no later one. */
final class TransferDecision {
    static final String PATH = "/api/catalog/transfers";

    @Parameters(paramLabel = "NAME", description = "The service's name.")
    private String name;

    @Option(names = "--note", paramLabel = "TEXT", description = "What to say to it.")
    private @Nullable String note;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    TransferDecision(Shell shell) {
        this.shell = shell;
    }

    int make(String decision) {
        ApiClient client = api.client();
        Json waiting =
                client
                        .get(Resource.at(PATH).query("service", name).query("state", "pending"))
                        .at("items")
                        .items()
                        .stream()
                        .findFirst()
                        .orElseThrow(this::nothing);
        Json decided = client.post(
                Resource.at(PATH).child(waiting.text("id")).child(decision),
                Json.object().with("note", note));
        output.object(decided, TransferWords.of(decided, shell.clock()));
        return 0;
    }

    private RuntimeException nothing() {
        return Failure.of(
                        ExitCode.NOT_FOUND,
                        "No transfer of " + name + " waits for consent.",
                        "",
                        "platform service transfer list --service " + name)
                .thrown();
    }
}
