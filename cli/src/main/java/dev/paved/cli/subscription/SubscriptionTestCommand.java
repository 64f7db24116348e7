package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tests a subscription. */
@Command(name = "test", description = "Send a test message now, once; exits with 1 unless it was delivered.")
final class SubscriptionTestCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json attempt = api.client().post(subscription.path().child("test"), Json.object());
        String answer = attempt.text("excerpt");
        output.object(attempt, SubscriptionWords.attempt(attempt) + (answer.isEmpty() ? "" : ": " + answer));
        return (attempt.text("delivered").equals("true") ? ExitCode.DONE : ExitCode.ERROR).code();
    }
}
