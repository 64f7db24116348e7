/** JSON as plain values, read and written with jackson-core alone, because binding costs too much at start. */
@NullMarked
package dev.paved.cli.json;

import org.jspecify.annotations.NullMarked;
