package dev.paved.cli.event;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.HumanDuration;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the platform's events, past or as they happen. */
@Command(
        name = "events",
        description = "Print the platform's events; with --follow, as they happen.",
        subcommands = {EventsHeldCommand.class, EventsReplayCommand.class})
public final class EventsCommand implements Callable<Integer> {
    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new events until interrupted.")
    private boolean follow;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description =
                    "beginning, now, a time such as 2026-01-31T08:00:00Z, or how long ago, such as 2h (default: beginning; now with --follow).")
    private @Nullable String from;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only these types, such as deployment.succeeded or deployment.*, by commas.")
    private @Nullable String type;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only events of this service.")
    private @Nullable String service;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EventsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource events = Resource.at("/api/events")
                .query("from", from != null ? start(from) : follow ? "now" : "beginning")
                .query("type", type)
                .query("service", service)
                .query("follow", Boolean.toString(follow));
        return new EventReader(api.client(), shell, output).read(events, follow);
    }

    /** How long ago it is counts from now on, however often the stream is taken up again. */
    private String start(String when) {
        return HumanDuration.isOne(when)
                ? shell.clock().instant().minus(HumanDuration.parse(when)).toString()
                : when;
    }
}
