package dev.paved.cli.event;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has every held event tried again, by whichever part of the platform holds it. */
@Command(name = "replay", description = "Try the events again that parts of the platform couldn't handle.")
final class EventsReplayCommand implements Callable<Integer> {
    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        long events = 0;
        for (String keeper : Keepers.NAMES) {
            Json replayed = client.post(Keepers.inbox(keeper).child("replay"), Json.object());
            events += replayed.number("events").map(Double::longValue).orElse(0L);
        }
        output.object(Json.object().with("events", new Json.Numeral(Long.toString(events))), words(events));
        return 0;
    }

    private static String words(long events) {
        return switch ((int) Math.min(events, 2)) {
            case 0 -> "No event is held.";
            case 1 -> "1 event is tried again; what still fails is in: platform events held";
            default -> events + " events are tried again; what still fails is in: platform events held";
        };
    }
}
