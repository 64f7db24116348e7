/** What the tests tell stories with: events of services, and the facts and verdicts they come to. */
@NullMarked
package dev.paved.metrics.testing;

import org.jspecify.annotations.NullMarked;
