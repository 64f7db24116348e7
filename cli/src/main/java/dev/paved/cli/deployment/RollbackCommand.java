package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a good version back. */
@Command(name = "rollback", description = "Go back to the last good version of a service, or to the one named.")
public final class RollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service to roll back.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "Where.")
    private String environment;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "The version to go back to (default: the last good one).")
    private @Nullable String to;

    @Option(names = "--because", paramLabel = "REASON", description = "Why, such as incident/42; it is told.")
    private @Nullable String because;

    @Mixin
    private MigrationOverride migration;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    RollbackCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ApiClient client = api.client();
        return wait.end(
                migration.orAsk(it -> client.post(Resource.at("/api/deployments/rollback"), it.with(request())), shell),
                client,
                output,
                operation -> Rollout.words(operation, "runs again"));
    }

    private Json.Fields request() {
        return Json.object()
                .with("service", service)
                .with("environment", environment)
                .with("to", to)
                .with("because", because);
    }
}
