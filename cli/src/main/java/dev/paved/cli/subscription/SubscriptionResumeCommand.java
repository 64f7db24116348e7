package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends events again. */
@Command(name = "resume", description = "Send again what is paused or disabled; what waited goes first.")
final class SubscriptionResumeCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json resumed = api.client().post(subscription.path().child("resume"), Json.object());
        output.object(resumed, subscription.text() + " is active");
        return 0;
    }
}
