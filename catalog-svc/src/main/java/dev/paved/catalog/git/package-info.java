/** Git repositories that are elsewhere. */
@NullMarked
package dev.paved.catalog.git;

import org.jspecify.annotations.NullMarked;
