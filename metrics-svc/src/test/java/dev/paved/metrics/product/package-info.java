@NullMarked
package dev.paved.metrics.product;

import org.jspecify.annotations.NullMarked;
