/** The projects that the shipped golden paths make. */
@NullMarked
package dev.paved.goldenpaths;

import org.jspecify.annotations.NullMarked;
