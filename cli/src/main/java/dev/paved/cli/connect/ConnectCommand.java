package dev.paved.cli.connect;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what can be connected; each that is set up with help is a command of its own below. */
@Command(
        name = "connect",
        description = {
            "Set up what delivers to the platform, and prove it with a test delivery.",
            "Without a name, list what there is and how far it is."
        },
        subcommands = {ConnectGithubCommand.class, ConnectAlertmanagerCommand.class, ConnectSlackCommand.class})
public final class ConnectCommand implements Callable<Integer> {
    private static final Resource INTEGRATIONS = Resource.at("/api/integrations");

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ConnectCommand(Shell shell) {
        this.shell = shell;
    }

    static Resource of(String integration) {
        return INTEGRATIONS.child(integration);
    }

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("INTEGRATION", "name"),
                new Column("STATE", StandingWords::state),
                new Column("LAST DELIVERY", item -> StandingWords.lastDelivery(item, shell.clock())),
                new Column("REFUSED", item -> StandingWords.refused(item, shell.clock())),
                new Column("NEXT", StandingWords::next));
        output.list(api.client().get(INTEGRATIONS).at("items").items(), table, "No integrations.");
        return 0;
    }
}
