/** Tests of dev.paved.kit.github. */
@NullMarked
package dev.paved.kit.github;

import org.jspecify.annotations.NullMarked;
