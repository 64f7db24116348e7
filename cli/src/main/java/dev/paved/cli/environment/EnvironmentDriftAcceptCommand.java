package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lives with a drift until a time. */
@Command(name = "accept", description = "Live with what is there until a time; then it is told again.")
final class EnvironmentDriftAcceptCommand implements Callable<Integer> {
    @Mixin
    private DriftChoice choice;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            required = true,
            description = "A duration such as 7d, a day such as 2026-12-31, or a time in UTC.")
    private String until;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; those who come later ask.")
    private String reason;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json accepted = api.client()
                .post(choice.to("accept"), choice.body().with("until", until).with("reason", reason));
        String end = accepted.at("items").items().getFirst().text("acceptedUntil");
        output.object(accepted, choice.words() + " is accepted until " + end);
        return 0;
    }
}
