package dev.paved.cli.approval;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a deployment begin that someone else asked for. */
@Command(name = "approve", description = "Let a deployment begin that someone else asked for.")
public final class ApproveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The approval, as platform approvals shows it.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "What to say to it.")
    private @Nullable String reason;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json approved = api.client()
                .post(
                        Resource.at(ApprovalsCommand.PATH).child(id).child("approve"),
                        Json.object().with("reason", reason));
        output.object(approved, ApprovalWords.what(approved) + " is approved and begins");
        output.note("See it with: platform operation wait " + approved.text("operation"));
        return 0;
    }
}
