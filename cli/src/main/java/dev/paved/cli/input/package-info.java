/** What commands read. */
@NullMarked
package dev.paved.cli.input;

import org.jspecify.annotations.NullMarked;
