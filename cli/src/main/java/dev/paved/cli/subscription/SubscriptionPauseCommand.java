package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets events wait. */
@Command(name = "pause", description = "Let the events of a subscription wait until it is resumed.")
final class SubscriptionPauseCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json paused = api.client().post(subscription.path().child("pause"), Json.object());
        output.object(
                paused,
                subscription.text() + " is paused; go on with: platform subscription resume " + subscription.text());
        return 0;
    }
}
