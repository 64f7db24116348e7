/** Which server is spoken to, as whom, and the file that remembers it. */
@NullMarked
package dev.paved.cli.context;

import org.jspecify.annotations.NullMarked;
