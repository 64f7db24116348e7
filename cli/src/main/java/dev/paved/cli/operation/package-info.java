/** Operations: following them live, and what their end means. */
@NullMarked
package dev.paved.cli.operation;

import org.jspecify.annotations.NullMarked;
