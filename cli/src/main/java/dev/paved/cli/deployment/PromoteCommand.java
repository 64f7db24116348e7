package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the version that was verified in one environment into another. */
@Command(name = "promote", description = "Deploy to an environment the version that was verified in another.")
public final class PromoteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service to promote.")
    private String service;

    @Option(names = "--from", paramLabel = "ENVIRONMENT", required = true, description = "Where it was verified.")
    private String from;

    @Option(names = "--to", paramLabel = "ENVIRONMENT", required = true, description = "Where it is to run too.")
    private String to;

    @Mixin
    private Terms terms;

    @Mixin
    private DryRun dryRun;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json body = terms.with(
                Json.object().with("service", service).with("from", from).with("to", to));
        ApiClient client = api.client();
        if (dryRun.asked()) {
            return dryRun.end(client.post(Resource.at("/api/deployments/promote/dry-run"), body), output);
        }
        return wait.end(
                client.post(Resource.at("/api/deployments/promote"), body),
                client,
                output,
                operation -> Rollout.words(operation, "runs"));
    }
}
