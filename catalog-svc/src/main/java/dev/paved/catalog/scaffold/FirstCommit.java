package dev.paved.catalog.scaffold;

import java.time.Instant;

/**
 * What a new repository begins with; the same always gives the same commit id.
 *
 * @param message the commit's message
 * @param tag the tag it gets
 * @param templateVersion of the golden path that its files are as they came from
 * @param at the time of the commit
 * @param operation the operation that makes it, which the repository remembers
 */
record FirstCommit(String message, String tag, String templateVersion, Instant at, String operation) {}
