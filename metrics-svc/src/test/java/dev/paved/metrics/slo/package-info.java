@NullMarked
package dev.paved.metrics.slo;

import org.jspecify.annotations.NullMarked;
