package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a rollout go on that waits for somebody. */
@Command(name = "resume", description = "Let a rollout go on that waits for somebody.")
public final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service that is being deployed.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "Where.")
    private String environment;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json body = Json.object().with("service", service).with("environment", environment);
        Json resumed = api.client().post(Resource.at("/api/deployments/resume"), body);
        output.object(
                resumed,
                "The rollout of %s %s to %s goes on with its next step (platform operation wait %s)."
                        .formatted(service, resumed.text("version"), environment, resumed.text("operation")));
        return 0;
    }
}
