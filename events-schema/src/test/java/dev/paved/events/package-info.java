/** Proves that events travel and are read as published. */
@NullMarked
package dev.paved.events;

import org.jspecify.annotations.NullMarked;
