/** The commands on the catalog. */
@NullMarked
package dev.paved.cli.catalog;

import org.jspecify.annotations.NullMarked;
