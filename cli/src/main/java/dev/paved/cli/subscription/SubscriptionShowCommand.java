package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a subscription. */
@Command(name = "show", description = "Show a subscription, how its deliveries are, and the last attempts.")
final class SubscriptionShowCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json shown = api.client().get(subscription.path());
        output.object(shown, words(shown));
        return 0;
    }

    private static String words(Json shown) {
        Json subscription = shown.at("subscription");
        String details = new Details()
                .with("Id", subscription.text("id"))
                .with("Team", subscription.text("team"))
                .with("To", SubscriptionWords.target(subscription))
                .with("Events", SubscriptionWords.events(subscription.at("filter")))
                .with("Status", SubscriptionWords.state(subscription))
                .with("Failing since", subscription.text("failingSince"))
                .with("Old secret until", subscription.text("previousSecretUntil"))
                .with("Replay", subscription.text("replay"))
                .with("Waiting", shown.at("deliveries").text("pending"))
                .with("Next attempt", shown.text("nextAttemptAt"))
                .with("Delivered", shown.at("deliveries").text("delivered"))
                .with("Given up", shown.at("deliveries").text("dead"))
                .with("Created", subscription.text("createdAt") + " by " + subscription.text("createdBy"))
                .render();
        List<Json> attempts = shown.at("attempts").items();
        Table table = Table.of(
                Column.of("AT", "at"),
                Column.of("TYPE", "type"),
                Column.of("EVENT", "event"),
                new Column("RESULT", SubscriptionWords::attempt),
                Column.of("ANSWER", "excerpt"));
        return attempts.isEmpty() ? details : details + "\n\n" + table.render(attempts);
    }
}
