package dev.paved.metrics.fact;

import dev.paved.metrics.fact.Standing.Place;
import java.time.Instant;
import java.util.List;
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
        Owners owners,
        List<Standing> standings) {

    public ServiceHistory {
        standings = standings.stream().sorted(Standing.IN_ORDER).toList();
    }

    /** When it came into the catalog, in whichever way; null where it did not. */
    public @Nullable Instant entered() {
        return Join.earliest(created, registered);
    }

    /** Who owned it at {@code instant}; null where no event ever told. */
    public @Nullable String ownerAt(Instant instant) {
        return owners.at(instant);
    }

    /** Where it stood at {@code instant}; null where nothing told by then. */
    public @Nullable Place placeAt(Instant instant) {
        Place place = null;
        for (Standing standing : standings) {
            if (standing.at().isAfter(instant)) {
                return place;
            }
            place = standing.place();
        }
        return place;
    }
}
