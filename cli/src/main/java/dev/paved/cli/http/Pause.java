package dev.paved.cli.http;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import java.time.Duration;

/** Waits between two tries. */
public final class Pause {
    private Pause() {}

    /** Waits so long; being interrupted cancels the command. */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw Failure.of(ExitCode.USAGE_OR_CANCELLED, "Cancelled.", "", "").thrown();
        }
    }
}
