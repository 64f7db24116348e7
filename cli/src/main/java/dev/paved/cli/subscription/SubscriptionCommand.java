package dev.paved.cli.subscription;

import dev.paved.cli.http.Resource;
import picocli.CommandLine.Command;

/** The group of commands on subscriptions. */
@Command(
        name = "subscription",
        description = "Have events sent to a URL as signed webhooks, or posted to Slack, and see what came of it.",
        subcommands = {
            SubscriptionCreateCommand.class,
            SubscriptionListCommand.class,
            SubscriptionShowCommand.class,
            SubscriptionTestCommand.class,
            SubscriptionReplayCommand.class,
            SubscriptionRotateCommand.class,
            SubscriptionPauseCommand.class,
            SubscriptionResumeCommand.class,
            SubscriptionDeleteCommand.class
        })
public final class SubscriptionCommand {
    static final String PATH = "/api/subscriptions";

    static Resource of(String id) {
        return Resource.at(PATH).child(id);
    }
}
