/** Rules that hold for the whole service. */
@NullMarked
package dev.paved.integrations;

import org.jspecify.annotations.NullMarked;
