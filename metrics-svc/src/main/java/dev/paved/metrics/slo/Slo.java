package dev.paved.metrics.slo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A service level objective.
 *
 * @param name as in labels, for example {@code environment-provisioning}
 * @param objective the share of events that are to be good
 * @param within how long an event may take to be good; null where it is not about time
 * @param events the SQL that gives {@code at} and {@code good} of each of its events; null where Prometheus counts them
 */
public record Slo(
        String name,
        double objective,
        @Nullable Duration within,
        @Nullable String events) {

    public Slo {
        if (!(objective > 0 && objective < 1)) {
            throw new IllegalArgumentException("paved.metrics.slo." + name + ".objective is " + objective
                    + ", which leaves no error budget or asks for nothing. Set it to more than 0 and less than 1.");
        }
    }

    /** Whether its events are facts here. */
    public boolean counted() {
        return events != null;
    }
}
