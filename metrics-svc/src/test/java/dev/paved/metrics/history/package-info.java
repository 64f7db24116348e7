@NullMarked
package dev.paved.metrics.history;

import org.jspecify.annotations.NullMarked;
