/** A made-up organisation and its past, told as events, so that every metric has something to show. */
@NullMarked
package dev.paved.metrics.demo;

import org.jspecify.annotations.NullMarked;
