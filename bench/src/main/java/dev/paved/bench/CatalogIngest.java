package dev.paved.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How far a catalog came with an organisation's entities, from their location's being registered on.
 *
 * @param entities so many could be asked for with all their relations
 * @param seconds by then
 */
record CatalogIngest(int entities, double seconds) {

    private static final long AGAIN_MILLIS = 100;
    private static final long SELDOM = 20;

    /** Registers {@code location} and looks until {@code entities} are there, or {@code limit} is over; seldom enough that looking costs a twentieth. */
    static CatalogIngest of(MeasuredCatalog catalog, Path location, int entities, Duration limit)
            throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        catalog.register(location);
        while (true) {
            long looks = System.nanoTime();
            int complete = catalog.complete();
            long nanos = System.nanoTime() - begin;
            if (complete >= entities || nanos > limit.toNanos()) {
                return new CatalogIngest(complete, nanos / 1e9);
            }
            long took = System.nanoTime() - looks;
            TimeUnit.NANOSECONDS.sleep(Math.max(TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS), SELDOM * took));
        }
    }

    /** Entities a second. */
    double rate() {
        return entities / seconds;
    }
}
