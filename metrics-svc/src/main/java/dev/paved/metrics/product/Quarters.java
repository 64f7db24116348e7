package dev.paved.metrics.product;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.rules.Rulesets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Calendar quarters in the zone of the definition in force. */
@Singleton
class Quarters {

    private final ZoneId zone;

    Quarters(Rulesets rulesets) {
        this.zone = rulesets.dora().parameters().zone();
    }

    /** The one that {@code instant} is in. */
    Quarter at(Instant instant) {
        return Quarter.of(instant, zone);
    }

    /** The one that {@code label} names; without it, the one that {@code instant} is in. */
    Quarter named(@Nullable String label, Instant instant) {
        return label == null || label.isEmpty()
                ? at(instant)
                : Quarter.labelled(label, zone)
                        .orElseThrow(() -> new RefusedException(
                                Invalid.field("/quarter", "must be a quarter of a year such as 2026-Q4")));
    }

    /** The zone whose calendar counts. */
    String zone() {
        return zone.getId();
    }
}
