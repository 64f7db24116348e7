/** What Prometheus is shown. */
@NullMarked
package dev.paved.metrics.board;

import org.jspecify.annotations.NullMarked;
