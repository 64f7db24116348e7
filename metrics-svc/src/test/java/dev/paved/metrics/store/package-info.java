/** Facts and offsets in a real PostgreSQL. */
@NullMarked
package dev.paved.metrics.store;

import org.jspecify.annotations.NullMarked;
