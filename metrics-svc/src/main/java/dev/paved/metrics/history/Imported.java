package dev.paved.metrics.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came of an import.
 *
 * @param rows how many rows there were, those left out that say the same as another
 * @param added how many told something new
 * @param known how many the facts had already
 * @param events how many events were published
 * @param visible whether all of it is in the metrics; else it will be in a moment
 * @param dryRun whether it was only tried: nothing was published
 */
record Imported(int rows, @JsonProperty("new") int added, int known, int events, boolean visible, boolean dryRun) {}
