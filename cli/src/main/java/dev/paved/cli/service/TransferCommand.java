package dev.paved.cli.service;

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
import picocli.CommandLine.Parameters;

/** Asks for a service to go to another owner. */
@Command(
        name = "transfer",
        description = "Ask for a service to go to another owner; the present one must consent.",
        subcommands = {
            TransferListCommand.class,
            TransferApproveCommand.class,
            TransferDeclineCommand.class,
            TransferCancelCommand.class
        })
final class TransferCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The service's name.")
    private @Nullable String name;

    @Option(names = "--to", paramLabel = "TEAM", description = "Who is to own it.")
    private @Nullable String to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever is to consent.")
    private @Nullable String reason;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    TransferCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (name == null || to == null) {
            throw Failure.usage(
                            "A transfer needs a service and who is to own it.",
                            "platform service transfer hello --to team-b")
                    .thrown();
        }
        Json transfer = api.client()
                .post(
                        Resource.at("/api/services").child(name).child("transfer"),
                        Json.object().with("to", to).with("reason", reason));
        output.object(transfer, TransferWords.of(transfer, shell.clock()));
        transfer.find("warning").ifPresent(output::note);
        return 0;
    }
}
