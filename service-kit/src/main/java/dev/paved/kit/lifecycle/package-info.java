/** Work in the background that ends in order. */
@NullMarked
package dev.paved.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
