package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists a secret's versions. */
@Command(name = "history", description = "List a secret's versions: who made them, when and how.")
final class SecretsHistoryCommand implements Callable<Integer> {
    @Mixin
    private Secret secret;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SecretsHistoryCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json history = api.client().get(secret.path().query("environment", secret.environment()));
        Table versions = Table.of(
                Column.of("VERSION", "version"),
                Column.of("CHANGE", "change"),
                Column.of("FROM", "restoredFrom"),
                Column.of("BY", "createdBy"),
                Column.of("AT", "createdAt"),
                new Column("AGE", item -> Age.since(item.text("createdAt"), shell.clock())));
        output.object(history, versions.render(history.at("versions").items()));
        if (!history.at("rotation").absent()) {
            output.note(RotationWords.sentence(history, secret.option(), shell.clock()));
        }
        history.find("deletedAt")
                .ifPresent(at -> output.note("Deleted by " + history.text("deletedBy") + " at " + at
                        + "; platform secrets restore brings it back."));
        return 0;
    }
}
