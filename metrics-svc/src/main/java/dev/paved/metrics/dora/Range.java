package dev.paved.metrics.dora;

import dev.paved.metrics.fact.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a deployment: those that {@code commit} has and {@code previous} has not.
 *
 * @param previous the commit of the production deployment before; null where there is none, or its commit is not known
 * @param started whether its changes count: it has a start, or need not have one
 */
record Range(Deployment deployment, String commit, @Nullable String previous, boolean started, RangeSource source) {

    Range from(RangeSource other) {
        return new Range(deployment, commit, previous, started, other);
    }
}
