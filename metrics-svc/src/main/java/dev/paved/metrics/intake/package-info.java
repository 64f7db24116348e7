/** From the topic to the facts, in batches, exactly once. */
@NullMarked
package dev.paved.metrics.intake;

import org.jspecify.annotations.NullMarked;
