/** How well the platform does as a product: used, kept, spared of tickets, and recommended. */
@NullMarked
package dev.paved.metrics.product;

import org.jspecify.annotations.NullMarked;
