/** What a person is told when something went wrong, and the exit code it ends with. */
@NullMarked
package dev.paved.cli.failure;

import org.jspecify.annotations.NullMarked;
