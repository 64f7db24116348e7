/** The kit tried out on a small service. */
@NullMarked
package dev.paved.kit;

import org.jspecify.annotations.NullMarked;
