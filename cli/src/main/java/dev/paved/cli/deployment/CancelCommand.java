package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Expectation;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels the rollout that goes on. */
@Command(name = "cancel", description = "Cancel the rollout of a service to an environment that is going on.")
public final class CancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service that is being deployed or rolled back.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "Where.")
    private String environment;

    @Option(names = "--queued", description = "The one that waits in line, not the one that goes on.")
    private boolean queued;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json body = Json.object()
                .with("service", service)
                .with("environment", environment)
                .flag("queued", queued);
        ApiClient client = api.client();
        return wait.end(
                client.post(Resource.at("/api/deployments/cancel"), body),
                client,
                output,
                new Expectation(Operation::cancelled, this::words, this::tooLate));
    }

    private String words(Operation operation) {
        Json result = operation.result();
        String serving = result.find("serving")
                .map(version -> version + " is what serves there.")
                .orElse("Nothing is to serve there, as before.");
        return "The rollout of %s %s to %s was cancelled by %s. %s"
                .formatted(service, result.text("version"), environment, result.text("cancelledBy"), serving);
    }

    private Failure tooLate(Operation operation) {
        return Failure.of(
                ExitCode.ERROR,
                "It was too late to cancel: %s %s runs in %s."
                        .formatted(service, operation.result().text("version"), environment),
                "The version it replaced had ended already, or there was none.",
                "platform rollback %s --env %s".formatted(service, environment));
    }
}
