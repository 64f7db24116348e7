package dev.paved.metrics.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rolling window by event time: (as of − days, as of]. */
public enum Window {
    /** A week. */
    WEEK(7),
    /** A month. */
    MONTH(30),
    /** A quarter; no metric looks further back. */
    QUARTER(90);

    private final int days;

    Window(int days) {
        this.days = days;
    }

    /** Its length in days. */
    public int days() {
        return days;
    }

    /** As in requests and labels: {@code 7d}, {@code 30d}, {@code 90d}. */
    public String label() {
        return days + "d";
    }

    /** Whether {@code instant} is in the window that ends at {@code asOf}. */
    public boolean contains(Instant instant, Instant asOf) {
        return instant.isAfter(asOf.minus(Duration.ofDays(days))) && !instant.isAfter(asOf);
    }

    /** The window with this label. */
    public static Optional<Window> labelled(String label) {
        return Arrays.stream(values()).filter(w -> w.label().equals(label)).findFirst();
    }

    /** All labels, shortest first. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Window::label).toList();
    }
}
