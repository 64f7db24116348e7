package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a subscription a new secret. */
@Command(name = "rotate", description = "Make a new signing secret; the old one signs too for a day.")
final class SubscriptionRotateCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json rotated = api.client().post(subscription.path().child("rotate"), Json.object());
        output.object(
                rotated,
                "%s is signed with the old secret too until %s%n%s"
                        .formatted(
                                subscription.text(),
                                rotated.text("previousSecretUntil"),
                                SubscriptionWords.secret(rotated)));
        return 0;
    }
}
