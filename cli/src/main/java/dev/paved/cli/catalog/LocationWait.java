package dev.paved.cli.catalog;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Pause;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Waits until a location was read. */
final class LocationWait {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ApiClient client;
    private final InstantSource clock;
    private final Duration limit;

    LocationWait(ApiClient client, InstantSource clock, Duration limit) {
        this.client = client;
        this.clock = clock;
        this.limit = limit;
    }

    /** The location {@code id} once {@code done}; a failure with exit code 6 when that takes too long. */
    Json until(String id, Predicate<Json> done) {
        Instant deadline = clock.instant().plus(limit);
        Resource resource = Resource.at(LocationWords.LOCATIONS).child(id);
        Json location = client.get(resource);
        while (!done.test(location)) {
            if (!clock.instant().isBefore(deadline)) {
                throw Failure.of(
                                ExitCode.STILL_RUNNING,
                                "The location is not read yet after " + limit.toSeconds() + " s; it goes on.",
                                "",
                                "platform catalog locations " + id)
                        .thrown();
            }
            Pause.of(PAUSE);
            location = client.get(resource);
        }
        return location;
    }
}
