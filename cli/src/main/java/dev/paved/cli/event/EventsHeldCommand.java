package dev.paved.cli.event;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the events that a part of the platform could not handle: those it tries again, and those that wait for a person. */
@Command(name = "held", description = "List the events that parts of the platform couldn't handle, and why.")
final class EventsHeldCommand implements Callable<Integer> {
    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EventsHeldCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ApiClient client = api.client();
        List<Json> held = new ArrayList<>();
        for (String keeper : Keepers.NAMES) {
            for (Json event : client.get(Keepers.inbox(keeper)).at("items").items()) {
                held.add(with(keeper, event));
            }
        }
        Table table = Table.of(
                Column.of("SERVICE", "service"),
                Column.of("CONSUMER", "consumer"),
                Column.of("TYPE", "type"),
                Column.of("KEY", "key"),
                Column.of("STATUS", "status"),
                Column.of("ATTEMPTS", "attempts"),
                new Column("SINCE", event -> Age.since(event.text("since"), shell.clock())),
                Column.of("ERROR", "error"));
        output.list(held, table, "Every event was handled.");
        return 0;
    }

    private static Json with(String keeper, Json event) {
        return event instanceof Json.Fields fields
                ? Json.object().with("service", keeper).followedBy(fields)
                : event;
    }
}
