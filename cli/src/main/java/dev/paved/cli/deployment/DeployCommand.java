package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deploys a version of a service to an environment. */
@Command(name = "deploy", description = "Deploy a version of a service to an environment.")
public final class DeployCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service to deploy.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "Where to.")
    private String environment;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            description = "A tag, with or without its leading v, or a commit of at least 7 digits.")
    private String version;

    @Option(
            names = "--off-path",
            paramLabel = "REASON",
            description = "Deploy what was not verified where it should, and say why; that goes on record.")
    private @Nullable String offPath;

    @Option(
            names = "--expires",
            paramLabel = "DURATION",
            description = "For how long it is meant to run off the path, such as 7d.")
    private @Nullable String expires;

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
        Json body = terms.with(Json.object()
                .with("service", service)
                .with("environment", environment)
                .with("version", version)
                .with("offPath", offPath)
                .with("offPathExpires", expires));
        ApiClient client = api.client();
        if (dryRun.asked()) {
            return dryRun.end(client.post(Resource.at("/api/deployments/dry-run"), body), output);
        }
        return wait.end(
                client.post(Resource.at("/api/deployments"), body),
                client,
                output,
                operation -> Rollout.words(operation, "runs"));
    }
}
