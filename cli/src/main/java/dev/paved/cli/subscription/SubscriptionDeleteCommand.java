package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a subscription. */
@Command(name = "delete", description = "Delete a subscription, with what waits for it; asks first.")
final class SubscriptionDeleteCommand implements Callable<Integer> {
    @Mixin
    private SubscriptionId subscription;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask.")
    private boolean yes;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SubscriptionDeleteCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (!yes) {
            Confirmation.of("Delete the subscription " + subscription.text() + ", with what waits for it?", shell);
        }
        Json deleted = api.client().delete(subscription.path());
        output.object(deleted, subscription.text() + " is gone");
        return 0;
    }
}
