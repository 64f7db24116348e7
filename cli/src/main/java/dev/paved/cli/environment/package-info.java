/** The commands on environments. */
@NullMarked
package dev.paved.cli.environment;

import org.jspecify.annotations.NullMarked;
