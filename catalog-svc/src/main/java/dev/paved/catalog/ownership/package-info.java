/** Who owns what, and how a service goes from one owner to another. */
@NullMarked
package dev.paved.catalog.ownership;

import org.jspecify.annotations.NullMarked;
