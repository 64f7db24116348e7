/** The commands on databases. */
@NullMarked
package dev.paved.cli.database;

import org.jspecify.annotations.NullMarked;
