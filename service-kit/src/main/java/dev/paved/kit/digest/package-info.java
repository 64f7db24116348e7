/** Digests of texts. */
@NullMarked
package dev.paved.kit.digest;

import org.jspecify.annotations.NullMarked;
