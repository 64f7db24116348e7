package dev.paved.cli.approval;

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

/** Lists the deployments that wait for an approval. */
@Command(name = "approvals", description = "List the deployments that wait for an approval, newest first.")
public final class ApprovalsCommand implements Callable<Integer> {
    static final String PATH = "/api/approvals";

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only there.")
    private @Nullable String environment;

    @Option(names = "--all", description = "Those too that were decided, or expired.")
    private boolean all;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ApprovalsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource approvals = Resource.at(PATH).query("environment", environment).query("ended", all ? "true" : null);
        Table table = Table.of(
                Column.of("ID", "id"),
                Column.of("SERVICE", "service"),
                Column.of("VERSION", "version"),
                Column.of("ENVIRONMENT", "environment"),
                Column.of("STATE", "state"),
                Column.of("ASKED BY", "requestedBy"),
                new Column(
                        "EXPIRES",
                        item -> item.text("state").equals("waiting")
                                ? Age.until(item.text("expiresAt"), shell.clock())
                                : ""),
                Column.of("WHY", "why"),
                Column.of("DECIDED BY", "decidedBy"),
                Column.of("REASON", "reason"));
        output.list(Pages.all(api.client(), approvals), table, "Nothing waits for an approval.");
        return 0;
    }
}
