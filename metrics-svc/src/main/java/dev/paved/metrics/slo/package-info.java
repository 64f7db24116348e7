/** What the platform promises its users, and how well it keeps it. */
@NullMarked
package dev.paved.metrics.slo;

import org.jspecify.annotations.NullMarked;
