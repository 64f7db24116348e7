package dev.paved.metrics.slo;

/** How many events there were, and how many of them were good. */
public record Tally(long good, long total) {

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(good + other.good, total + other.total);
    }

    /** The greater of each: what a counter shows that never goes back. */
    public Tally atLeast(Tally shown) {
        return new Tally(Math.max(good, shown.good), Math.max(total, shown.total));
    }
}
