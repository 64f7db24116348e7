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

/** Ends what a rollback holds. */
@Command(name = "release-hold", description = "Let automation deploy again to where a service was rolled back.")
public final class ReleaseHoldCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service that was rolled back.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "Where.")
    private String environment;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; that goes on record.")
    private String reason;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json released = api.client()
                .post(
                        Resource.at("/api/deployments/release-hold"),
                        Json.object()
                                .with("service", service)
                                .with("environment", environment)
                                .with("reason", reason));
        output.object(
                released,
                "%s is not held in %s any more: automation deploys there again. %s had rolled it back to %s."
                        .formatted(
                                service,
                                environment,
                                released.at("hold").text("by"),
                                released.at("hold").text("restored")));
        return 0;
    }
}
