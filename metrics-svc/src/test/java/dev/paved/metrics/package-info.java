/** What holds for the whole service. */
@NullMarked
package dev.paved.metrics;

import org.jspecify.annotations.NullMarked;
