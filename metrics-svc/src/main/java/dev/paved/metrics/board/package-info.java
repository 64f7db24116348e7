/** The newest metrics of the services whose events this instance reads, and their exposition to Prometheus. */
@NullMarked
package dev.paved.metrics.board;

import org.jspecify.annotations.NullMarked;
