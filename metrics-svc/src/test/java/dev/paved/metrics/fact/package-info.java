/** How events become facts, and facts of several events one. */
@NullMarked
package dev.paved.metrics.fact;

import org.jspecify.annotations.NullMarked;
