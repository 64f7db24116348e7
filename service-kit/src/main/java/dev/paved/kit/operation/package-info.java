/** Long work that a caller can watch: accepted now, finished later. */
@NullMarked
package dev.paved.kit.operation;

import org.jspecify.annotations.NullMarked;
