/** The commands on previews of pull requests. */
@NullMarked
package dev.paved.cli.preview;

import org.jspecify.annotations.NullMarked;
