package dev.paved.cli.operation;

import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.EventStream;
import dev.paved.cli.http.Pause;
import dev.paved.cli.http.Resource;
import dev.paved.cli.http.ServerSentEvent;
import dev.paved.cli.json.JsonReader;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Follows an operation to its end: by its events, which tell at once, and by asking whenever the stream ends, breaks, is
 * silent, or isn't to be had. A service that restarts meanwhile only makes it slower.
 */
final class OperationFollower {
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final ApiClient client;
    private final Shell shell;
    private final Progress progress;
    private Operation latest;

    OperationFollower(ApiClient client, Shell shell, Progress progress, Operation accepted) {
        this.client = client;
        this.shell = shell;
        this.progress = progress;
        this.latest = accepted;
    }

    /** The operation as last seen: at its end, unless the deadline came first. */
    Operation follow(Instant deadline) {
        progress.show(latest);
        Duration pause = FIRST_PAUSE;
        while (!latest.terminal() && shell.clock().instant().isBefore(deadline)) {
            boolean told = listen(deadline);
            if (!latest.terminal()) {
                ask();
            }
            if (!latest.terminal()) {
                pause = told ? FIRST_PAUSE : longer(pause);
                Pause.of(shorter(pause, Duration.between(shell.clock().instant(), deadline)));
            }
        }
        return latest;
    }

    private boolean listen(Instant deadline) {
        Duration left = Duration.between(shell.clock().instant(), deadline);
        Duration silence = shorter(SILENCE, left.plusMillis(1));
        boolean told = false;
        try (EventStream events = client.stream(resource().child("events"), "", silence)) {
            while (!latest.terminal() && shell.clock().instant().isBefore(deadline)) {
                ServerSentEvent event = events.next();
                if (event == null) {
                    return told;
                }
                if (!event.heartbeat()) {
                    see(new Operation(JsonReader.read(event.data())));
                    told = true;
                }
            }
        } catch (IOException | FailureException broken) {
            return told;
        }
        return told;
    }

    private void ask() {
        try {
            see(new Operation(client.getOnce(resource())));
        } catch (IOException restarting) {
            // The loop asks again until the deadline.
        }
    }

    private void see(Operation operation) {
        if (operation.id().equals(latest.id())) {
            latest = operation;
            progress.show(operation);
        }
    }

    private Resource resource() {
        return Resource.at("/api/operations").child(latest.id());
    }

    private static Duration longer(Duration pause) {
        return shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
