package dev.paved.cli.subscription;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Subscribes a team to events. */
@Command(
        name = "create",
        description = "Have events sent to a URL, which prints the signing secret once, or posted to Slack.")
final class SubscriptionCreateCommand implements Callable<Integer> {
    @Option(
            names = "--team",
            paramLabel = "TEAM",
            required = true,
            description = "Whose it is: a group such as payments, or a user such as user:ada.")
    private String team;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    /** Where the events go: one of these. */
    private static final class Where {
        @Option(
                names = "--url",
                paramLabel = "URL",
                required = true,
                description = "Where the events are sent; it begins with https://.")
        private @Nullable String url;

        @Option(
                names = "--slack",
                paramLabel = "CHANNEL",
                required = true,
                description = "The id of the channel of Slack that they are posted to, such as C0123ABCD.")
        private @Nullable String slack;
    }

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only these, for example deployment.succeeded or deployment.*; may be repeated.")
    private List<String> types = List.of();

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only what is about this service.")
    private @Nullable String service;

    @Option(
            names = "--of-team",
            paramLabel = "TEAM",
            description = "Only what is about the services of this team, or names it.")
    private @Nullable String ofTeam;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only what is about this environment, or about those of a type such as production.")
    private @Nullable String environment;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Only what ended like this: succeeded, failed or rolled-back.")
    private @Nullable String outcome;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json filter = Json.object()
                .with(
                        "types",
                        new Json.Items(types.stream().<Json>map(Json.Text::new).toList()))
                .with("service", service)
                .with("team", ofTeam)
                .with("environment", environment)
                .with("outcome", outcome);
        Json created = api.client()
                .post(
                        Resource.at(SubscriptionCommand.PATH),
                        Json.object()
                                .with("team", team)
                                .with("url", where.url)
                                .with("slack", where.slack)
                                .with("filter", filter));
        output.object(
                created,
                "%s sends %s to %s%n%s"
                        .formatted(
                                created.text("id"),
                                SubscriptionWords.events(created.at("filter")),
                                SubscriptionWords.target(created),
                                SubscriptionWords.afterCreation(created)));
        return 0;
    }
}
