/** Proves that what goes out is CDEvents and that what comes in is understood. */
@NullMarked
package dev.paved.events.cdevents;

import org.jspecify.annotations.NullMarked;
