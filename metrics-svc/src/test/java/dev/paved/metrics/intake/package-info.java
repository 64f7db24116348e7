/** From the topic to the facts, by a running service. */
@NullMarked
package dev.paved.metrics.intake;

import org.jspecify.annotations.NullMarked;
