package dev.paved.kit.reconcile;

import java.time.Duration;

/** When a reconciler wants to look at the same thing again. */
public sealed interface Requeue {

    /** When something says so, or at the next full look. */
    record Settled() implements Requeue {}

    /** After {@code delay}, or when something says so; no full look comes before. */
    record After(Duration delay) implements Requeue {}

    /** Nothing to do until something changes. */
    static Requeue settled() {
        return new Settled();
    }

    /** Look again after {@code delay}, or when something says so. */
    static Requeue after(Duration delay) {
        return new After(delay);
    }

    /** Look again at once: the next step is due. */
    static Requeue now() {
        return new After(Duration.ZERO);
    }
}
