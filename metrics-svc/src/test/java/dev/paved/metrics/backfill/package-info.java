@NullMarked
package dev.paved.metrics.backfill;

import org.jspecify.annotations.NullMarked;
