/** Services that leave the catalog. */
@NullMarked
package dev.paved.catalog.retirement;

import org.jspecify.annotations.NullMarked;
