package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends the past again. */
@Command(name = "replay", description = "Send again what happened since a time, also what was delivered.")
final class SubscriptionReplayCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "Since when: a time such as 2026-01-31T08:00:00Z, or how long ago, such as 2h.")
    private String from;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        return wait.end(
                client.post(subscription.path().child("replay"), Json.object().with("from", from)),
                client,
                output,
                done -> words(done.result().text("events")));
    }

    private String words(String events) {
        return events.equals("0")
                ? "Nothing is sent again: since then nothing happened that it wants, or it waits already."
                : events + " events are in line; see them arrive with: platform subscription show "
                        + subscription.text();
    }
}
