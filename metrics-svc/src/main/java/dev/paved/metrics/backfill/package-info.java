/** The past as OpenMetrics, since Prometheus can't scrape it. */
@NullMarked
package dev.paved.metrics.backfill;

import org.jspecify.annotations.NullMarked;
