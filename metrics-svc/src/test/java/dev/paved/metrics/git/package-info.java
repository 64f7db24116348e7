@NullMarked
package dev.paved.metrics.git;

import org.jspecify.annotations.NullMarked;
