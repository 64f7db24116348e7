package dev.paved.cli.database;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Connects to a database: with psql for a person at a terminal, else by printing its URL. */
@Command(
        name = "connect",
        description = "Connect to a service's database with psql, or print its URL with the password; is audited.")
final class DatabaseConnectCommand implements Callable<Integer> {
    @Mixin
    private Whose whose;

    @Option(names = "--print", description = "Print the URL, even where psql could be started.")
    private boolean print;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    DatabaseConnectCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json address = api.client().post(whose.resource().child("credentials"), Json.object());
        boolean interactive = !print
                && output.human()
                && shell.terminal().in()
                && shell.terminal().out();
        if (interactive) {
            Optional<Path> psql = Psql.found(shell);
            if (psql.isPresent()) {
                return Psql.run(psql.get(), address);
            }
            output.note("psql is not on the PATH; this URL holds the password:");
        }
        Reach.of(address.text("host")).ifPresent(output::note);
        output.object(address, address.text("url"));
        return 0;
    }
}
