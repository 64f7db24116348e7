/** Who is calling. */
@NullMarked
package dev.paved.kit.identity;

import org.jspecify.annotations.NullMarked;
