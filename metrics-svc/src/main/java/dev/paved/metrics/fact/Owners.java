package dev.paved.metrics.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a service was over time, by every statement of it. Before the first one it was whose it was by that one: somebody's
 * it was, and nothing tells of anybody else.
 *
 * @param told the statements, earliest first
 */
public record Owners(List<Ownership> told) {

    /** Nothing was told. */
    public static final Owners UNKNOWN = new Owners(List.of());

    public Owners {
        told = told.stream().sorted(Ownership.IN_ORDER).toList();
    }

    /** By these statements. */
    public static Owners of(Collection<Ownership> told) {
        return new Owners(List.copyOf(told));
    }

    /** Who owned it at {@code instant}; null where no event ever told. */
    public @Nullable String at(Instant instant) {
        String owner = null;
        for (Ownership statement : told) {
            if (statement.since().isAfter(instant)
                    && statement.since().isAfter(told.getFirst().since())) {
                return owner;
            }
            owner = statement.owner();
        }
        return owner;
    }
}
