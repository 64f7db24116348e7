/** The command that shows the delivery metrics. */
@NullMarked
package dev.paved.cli.metrics;

import org.jspecify.annotations.NullMarked;
