/** The command that reads the platform's events. */
@NullMarked
package dev.paved.cli.event;

import org.jspecify.annotations.NullMarked;
