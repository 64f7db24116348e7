/** Tests of the rules of other tools. */
@NullMarked
package dev.paved.metrics.peer;

import org.jspecify.annotations.NullMarked;
