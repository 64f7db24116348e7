/** The rules of the metrics, one by one. */
@NullMarked
package dev.paved.metrics.dora;

import org.jspecify.annotations.NullMarked;
