/** The commands that let nothing be deployed for a time. */
@NullMarked
package dev.paved.cli.freeze;

import org.jspecify.annotations.NullMarked;
