package dev.paved.cli.event;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.EventStream;
import dev.paved.cli.http.Pause;
import dev.paved.cli.http.Resource;
import dev.paved.cli.http.ServerSentEvent;
import dev.paved.cli.json.Json;
import dev.paved.cli.json.JsonReader;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Reads events until their end, or for ever; a broken stream is taken up again after the last event seen. */
final class EventReader {
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final ApiClient client;
    private final Shell shell;
    private final Output output;
    private String position = "";
    private int failures;
    private Instant givesUpAt = Instant.MAX;

    EventReader(ApiClient client, Shell shell, Output output) {
        this.client = client;
        this.shell = shell;
        this.output = output;
    }

    int read(Resource events, boolean follow) {
        while (true) {
            try (EventStream stream = client.stream(events, position, SILENCE)) {
                boolean readerGone = print(stream);
                if (readerGone || !follow) {
                    return ExitCode.DONE.code();
                }
                Pause.of(Duration.ofMillis(200));
            } catch (IOException broken) {
                again(broken);
            }
        }
    }

    /** Prints all there is; true when nobody reads stdout any more. */
    private boolean print(EventStream stream) throws IOException {
        for (ServerSentEvent event = stream.next(); event != null; event = stream.next()) {
            failures = 0;
            if (!event.heartbeat()) {
                Json json = JsonReader.read(event.data());
                output.streamed(json, EventWords.of(json));
            }
            position = event.id();
            if (shell.out().checkError()) {
                return true;
            }
        }
        return false;
    }

    private void again(IOException broken) throws FailureException {
        if (failures == 0) {
            givesUpAt = client.deadline();
        }
        failures++;
        if (client.isPast(givesUpAt) || position.isEmpty() && client.absent(broken)) {
            throw client.unreachable(broken).thrown();
        }
        if (failures == 2) {
            output.note("The stream of events broke; going on after the last one seen.");
        }
        Pause.of(Duration.ofMillis(Math.min(2_000, 100L << Math.min(failures, 10))));
    }
}
