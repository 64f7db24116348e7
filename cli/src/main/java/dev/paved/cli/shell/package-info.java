/** What surrounds the process: streams, environment, terminal and clock. */
@NullMarked
package dev.paved.cli.shell;

import org.jspecify.annotations.NullMarked;
