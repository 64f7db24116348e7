/** Completion scripts for shells. */
@NullMarked
package dev.paved.cli.completion;

import org.jspecify.annotations.NullMarked;
