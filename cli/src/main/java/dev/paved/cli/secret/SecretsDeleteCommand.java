package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a secret. */
@Command(
        name = "delete",
        description = "Delete a secret. It can be restored, unless --purge is given; that asks first.")
final class SecretsDeleteCommand implements Callable<Integer> {
    @Mixin
    private Secret secret;

    @Option(names = "--purge", description = "With all its versions, for good.")
    private boolean purge;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask.")
    private boolean yes;

    @Mixin
    private Expected expected;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SecretsDeleteCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (purge && !yes) {
            Confirmation.of("Delete " + secret + " with all its versions, for good?", shell);
        }
        Json deleted = api.client()
                .delete(secret.path()
                        .query("environment", secret.environment())
                        .query("purge", purge ? "true" : null)
                        .query("expectedVersion", expected.text()));
        output.object(deleted, secret + (purge ? " is gone" : " is deleted; platform secrets restore brings it back"));
        return 0;
    }
}
