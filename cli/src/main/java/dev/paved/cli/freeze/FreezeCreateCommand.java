package dev.paved.cli.freeze;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a freeze. */
@Command(name = "create", description = "Let nothing be deployed to an environment for a time; rollbacks go through.")
final class FreezeCreateCommand implements Callable<Integer> {
    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            required = true,
            description = "Where.")
    private String environment;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only this service.")
    private @Nullable String service;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "When it begins: a duration such as 2h, a day such as 2026-12-24, or a time; now if left out.")
    private @Nullable String from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            required = true,
            description = "When it ends: a duration such as 7d, a day such as 2026-12-31, or a time.")
    private String until;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it is told to whoever wants to deploy.")
    private String reason;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json freeze = api.client()
                .post(
                        Resource.at(FreezeCommand.PATH),
                        Json.object()
                                .with("environment", environment)
                                .with("service", service)
                                .with("from", from)
                                .with("until", until)
                                .with("reason", reason));
        output.object(
                freeze,
                "%s is frozen from %s until %s; end it before with: platform freeze lift %s"
                        .formatted(
                                FreezeWords.what(freeze),
                                freeze.text("from"),
                                freeze.text("until"),
                                freeze.text("id")));
        return 0;
    }
}
