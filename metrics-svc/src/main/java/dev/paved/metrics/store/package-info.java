/** Facts and offsets in PostgreSQL. */
@NullMarked
package dev.paved.metrics.store;

import org.jspecify.annotations.NullMarked;
