/** The rules that other tools publish, over the same facts, so that who comes from one knows the numbers again. */
@NullMarked
package dev.paved.metrics.peer;

import org.jspecify.annotations.NullMarked;
