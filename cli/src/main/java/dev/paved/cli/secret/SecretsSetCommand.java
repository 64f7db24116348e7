package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets a secret. */
@Command(name = "set", description = "Set a secret: its value comes from stdin, or is asked for without being shown.")
final class SecretsSetCommand implements Callable<Integer> {
    @Mixin
    private Secret secret;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "The value, where others may see it; - reads it from stdin.")
    private @Nullable String value;

    @Mixin
    private Expected expected;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SecretsSetCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json.Fields named = Json.object()
                .with("service", secret.service())
                .with("name", secret.name())
                .followedBy(secret.body());
        Json set = api.client().post(Resource.at(SecretsCommand.PATH), expected.with(named.with("value", value())));
        output.object(set, secret + " is at version " + set.text("version"));
        return 0;
    }

    private String value() {
        if (value == null || value.equals("-")) {
            return ValueInput.read(secret.toString(), shell);
        }
        output.note("warning: a value among the arguments stays in the shell's history, and others see it in the list"
                + " of processes; leave it out, and it is asked for");
        return value;
    }
}
