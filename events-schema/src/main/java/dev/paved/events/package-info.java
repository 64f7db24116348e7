/**
 * Every event of the platform: the records, their names on the wire, and how they travel.
 *
 * <p>No framework lives here, so that any program on the JVM can read the stream.
 */
@NullMarked
package dev.paved.events;

import org.jspecify.annotations.NullMarked;
