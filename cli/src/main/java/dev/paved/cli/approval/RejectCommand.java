package dev.paved.cli.approval;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a deployment not begin. */
@Command(name = "reject", description = "Let a deployment not begin that waits for an approval; take back your own.")
public final class RejectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The approval, as platform approvals shows it.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; whoever asked is told.")
    private String reason;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json rejected = api.client()
                .post(
                        Resource.at(ApprovalsCommand.PATH).child(id).child("reject"),
                        Json.object().with("reason", reason));
        output.object(rejected, ApprovalWords.what(rejected) + " is rejected");
        return 0;
    }
}
