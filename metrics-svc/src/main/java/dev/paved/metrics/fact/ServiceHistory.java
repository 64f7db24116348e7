package dev.paved.metrics.fact;

import dev.paved.metrics.fact.Standing.Place;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service over time: whose it was, and where it stood.
 *
 * @param created when it was made from a golden path; null where it was not
 * @param registered when it joined the catalog otherwise; null where it did not
 * @param firstProduction its first successful production deployment; null where none is known
 */
public record ServiceHistory(
        String name,
        @Nullable Instant created,
        @Nullable Instant registered,
        @Nullable Instant firstProduction,
        List<Ownership> owners,
        List<Standing> standings) {

    public ServiceHistory {
        owners = owners.stream().sorted(Ownership.IN_ORDER).toList();
        standings = standings.stream().sorted(Standing.IN_ORDER).toList();
    }

    /** When it came into the catalog, in whichever way; null where it did not. */
    public @Nullable Instant entered() {
        return Join.earliest(created, registered);
    }

    /** Who owned it at {@code instant}; null where nothing told by then. */
    public @Nullable String ownerAt(Instant instant) {
        Ownership last = lastUntil(instant, owners, Ownership::since);
        return last == null ? null : last.owner();
    }

    /** Where it stood at {@code instant}; null where nothing told by then. */
    public @Nullable Place placeAt(Instant instant) {
        Standing last = lastUntil(instant, standings, Standing::at);
        return last == null ? null : last.place();
    }

    private static <T> @Nullable T lastUntil(Instant instant, List<T> ordered, Function<T, Instant> time) {
        T last = null;
        for (T statement : ordered) {
            if (time.apply(statement).isAfter(instant)) {
                return last;
            }
            last = statement;
        }
        return last;
    }
}
