/** The commands on secrets. */
@NullMarked
package dev.paved.cli.secret;

import org.jspecify.annotations.NullMarked;
