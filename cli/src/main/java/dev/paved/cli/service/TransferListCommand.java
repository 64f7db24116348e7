package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the requests for transfers. */
@Command(name = "list", description = "List transfers, the newest first.")
final class TransferListCommand implements Callable<Integer> {
    @Option(names = "--service", paramLabel = "NAME", description = "Only of this service.")
    private @Nullable String service;

    @Option(names = "--owner", paramLabel = "TEAM", description = "Only from or to this owner.")
    private @Nullable String owner;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those pending, approved, declined, cancelled or expired.")
    private @Nullable String state;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    TransferListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource transfers = Resource.at(TransferDecision.PATH)
                .query("service", service)
                .query("owner", owner)
                .query("state", state);
        Table table = Table.of(
                Column.of("SERVICE", "service"),
                Column.of("FROM", "from"),
                Column.of("TO", "to"),
                Column.of("STATE", "state"),
                Column.of("ASKED BY", "requestedBy"),
                new Column("AGE", item -> Age.since(item.text("requestedAt"), shell.clock())),
                new Column(
                        "EXPIRES",
                        item -> item.text("state").equals("pending")
                                ? Age.until(item.text("expiresAt"), shell.clock())
                                : ""),
                Column.of("ENDED BY", "decidedBy"));
        output.list(Pages.all(api.client(), transfers), table, "No transfers.");
        return 0;
    }
}
