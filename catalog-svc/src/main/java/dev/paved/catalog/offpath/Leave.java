package dev.paved.catalog.offpath;

import java.time.Duration;

/**
 * Leave to be off the path, as it is asked for.
 *
 * @param reason why, in a line
 * @param length for how long from now on
 */
public record Leave(String reason, Duration length) {}
