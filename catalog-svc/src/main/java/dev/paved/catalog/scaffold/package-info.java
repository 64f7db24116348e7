/** Makes a service from a golden path, as a saga that is resumed or undone. */
@NullMarked
package dev.paved.catalog.scaffold;

import org.jspecify.annotations.NullMarked;
