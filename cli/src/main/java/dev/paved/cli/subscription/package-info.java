/** The commands that subscribe teams to events. */
@NullMarked
package dev.paved.cli.subscription;

import org.jspecify.annotations.NullMarked;
