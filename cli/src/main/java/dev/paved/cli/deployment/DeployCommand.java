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
            names = "--because",
            paramLabel = "REASON",
            description = "What it repairs, such as incident/42: then it counts as rework.")
    private @Nullable String because;

    @Option(
            names = "--override-freeze",
            paramLabel = "REASON",
            description = "Deploy though a freeze is on, and say why; that goes on record.")
    private @Nullable String overrideFreeze;

    @Option(
            names = "--ask-approval",
            description = "Let it wait until someone else approves it, also where nothing asks for that.")
    private boolean askApproval;

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
                .with("version", version)
                .with("because", because)
                .with("overrideFreeze", overrideFreeze)
                .flag("askApproval", askApproval);
        ApiClient client = api.client();
        return wait.end(
                client.post(Resource.at("/api/deployments"), body),
                client,
                output,
                operation -> Rollout.words(operation, "runs"));
    }
}
