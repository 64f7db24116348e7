package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces a secret's value. */
@Command(name = "rotate", description = "Replace a secret's value by a random one, or by one that you give.")
final class SecretsRotateCommand implements Callable<Integer> {
    @Mixin
    private Secret secret;

    @Option(names = "--ask", description = "Ask for the new value, or read it from stdin, instead of a random one.")
    private boolean ask;

    @Mixin
    private Expected expected;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SecretsRotateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json.Fields request =
                expected.with(secret.body()).with("value", ask ? ValueInput.read(secret.toString(), shell) : null);
        Json rotated = api.client().post(secret.path().child("rotate"), request);
        output.object(rotated, secret + " is at version " + rotated.text("version"));
        return 0;
    }
}
