/** What is known, keyed by its natural identity, and how what several events say of one thing is joined. */
@NullMarked
package dev.paved.metrics.fact;

import org.jspecify.annotations.NullMarked;
