package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists subscriptions. */
@Command(name = "list", description = "List the subscriptions of your teams, newest first.")
final class SubscriptionListCommand implements Callable<Integer> {
    @Option(names = "--team", paramLabel = "TEAM", description = "Only those of this team.")
    private @Nullable String team;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("SUBSCRIPTION", "id"),
                Column.of("TEAM", "team"),
                Column.of("STATUS", "status"),
                new Column("EVENTS", item -> SubscriptionWords.events(item.at("filter"))),
                new Column("TO", SubscriptionWords::target));
        output.list(
                Pages.all(api.client(), Resource.at(SubscriptionCommand.PATH).query("team", team)),
                table,
                "No subscriptions.");
        return 0;
    }
}
