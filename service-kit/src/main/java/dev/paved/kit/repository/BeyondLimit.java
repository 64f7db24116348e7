package dev.paved.kit.repository;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.time.Duration;

/** A repository elsewhere gives more than is taken at once, or takes too long; the message says which, for people. */
public final class BeyondLimit extends IOException {

    private static final long serialVersionUID = 1;
    private static final long MEBIBYTE = 1024 * 1024;

    private BeyondLimit(String message) {
        super(message);
    }

    static BeyondLimit size(MemorySize largest) {
        long bytes = largest.asLongValue();
        String most = bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
        return new BeyondLimit("it has more than " + most + ", the most that is fetched (paved.git.fetch.largest)");
    }

    static BeyondLimit time(Duration longest) {
        return new BeyondLimit("it was not fetched within " + longest.toSeconds() + " s (paved.git.fetch.longest)");
    }
}
