package dev.paved.metrics.dora;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paved.metrics.fact.Change;
import java.time.Duration;
import java.time.Instant;

/**
 * The choices that DORA leaves open, as they are in force.
 *
 * @param leadTimeStart where a change's lead time starts
 * @param quantile how a quantile between two samples is read
 * @param firstDeployment whether the changes of a service's first deployment count, whose range has no start
 * @param attributionWindow how long after a deployment an incident that names no cause is still put down to it
 * @see <a href="https://dora.dev/guides/dora-metrics/">DORA's software delivery performance metrics</a>
 */
public record Definition(
        LeadTimeStart leadTimeStart, Quantile quantile, FirstDeployment firstDeployment, Duration attributionWindow) {

    /** The defaults: the definition named {@code dora}. */
    public static final Definition DORA = new Definition(
            LeadTimeStart.COMMITTED, Quantile.INTERPOLATED, FirstDeployment.EXCLUDED, Duration.ofHours(24));

    /** Where a change's lead time starts. */
    public enum LeadTimeStart {
        /** When the commit took its present form. */
        @JsonProperty("committed")
        COMMITTED,
        /** When the commit was first written; when it took its present form where the source does not tell. */
        @JsonProperty("authored")
        AUTHORED;

        Instant of(Change change) {
            return this == AUTHORED && change.authored() != null ? change.authored() : change.committed();
        }
    }

    /** How a quantile between two samples is read. */
    public enum Quantile {
        /** On the line between them. */
        @JsonProperty("interpolated")
        INTERPOLATED,
        /** The lower one. */
        @JsonProperty("lower")
        LOWER
    }

    /** Whether the changes of a service's first deployment count. */
    public enum FirstDeployment {
        /** They do not. */
        @JsonProperty("excluded")
        EXCLUDED,
        /** They do. */
        @JsonProperty("included")
        INCLUDED
    }
}
