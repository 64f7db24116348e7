/** The commands on teams. */
@NullMarked
package dev.paved.cli.team;

import org.jspecify.annotations.NullMarked;
