/** Services that follow no golden path: why, until when, and what happens then. */
@NullMarked
package dev.paved.catalog.offpath;

import org.jspecify.annotations.NullMarked;
