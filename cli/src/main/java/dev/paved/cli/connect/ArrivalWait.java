package dev.paved.cli.connect;

import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Pause;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.HumanDuration;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The option --timeout, and the waiting until something has arrived at the platform. */
final class ArrivalWait {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "2m",
            description = "How long to wait for a delivery (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(2);

    private final Shell shell;

    ArrivalWait(Shell shell) {
        this.shell = shell;
    }

    /** What was seen last, and whether it had arrived by then. */
    record Seen(Json json, boolean arrived) {}

    /** Looks at {@code resource} until {@code arrived}, or the time is over. */
    Seen until(ApiClient client, Resource resource, Predicate<Json> arrived) {
        Instant deadline = shell.clock().instant().plus(timeout);
        Json seen = client.get(resource);
        while (!arrived.test(seen) && shell.clock().instant().isBefore(deadline)) {
            Pause.of(PAUSE);
            seen = looked(client, resource, seen);
        }
        return new Seen(seen, arrived.test(seen));
    }

    private static Json looked(ApiClient client, Resource resource, Json otherwise) {
        try {
            return client.getOnce(resource);
        } catch (IOException restarting) {
            return otherwise;
        }
    }

    /** How long it waits, for people. */
    String words() {
        return HumanDuration.format(timeout);
    }
}
