/** Tests of what GitHub is told. */
@NullMarked
package dev.paved.integrations.github.out;

import org.jspecify.annotations.NullMarked;
