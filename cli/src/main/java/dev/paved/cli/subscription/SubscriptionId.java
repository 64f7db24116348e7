package dev.paved.cli.subscription;

import dev.paved.cli.http.Resource;
import picocli.CommandLine.Parameters;

/** The subscription that a command is about. */
final class SubscriptionId {
    @Parameters(paramLabel = "ID", description = "The subscription, as platform subscription list shows it.")
    private String id;

    String text() {
        return id;
    }

    Resource path() {
        return SubscriptionCommand.of(id);
    }
}
