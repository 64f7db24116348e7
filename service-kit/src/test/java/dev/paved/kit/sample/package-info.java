/** A small service to try the kit on. */
@NullMarked
package dev.paved.kit.sample;

import org.jspecify.annotations.NullMarked;
