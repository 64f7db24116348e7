package dev.paved.cli.operation;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Waits for an operation that is running, as the command that started it would have. */
@Command(name = "wait", description = "Wait for an operation's end and exit as the command that started it would have.")
final class OperationWaitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The operation's id.")
    private String id;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Mixin
    private Wait wait;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        return wait.end(
                client.get(Resource.at("/api/operations").child(id)),
                client,
                output,
                operation -> operation.kind() + " of " + operation.subject() + " succeeded");
    }
}
