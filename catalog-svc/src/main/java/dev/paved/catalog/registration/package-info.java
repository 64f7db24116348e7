/** Services that join the catalog later, off the path. */
@NullMarked
package dev.paved.catalog.registration;

import org.jspecify.annotations.NullMarked;
