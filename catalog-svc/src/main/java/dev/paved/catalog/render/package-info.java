/** Turns a skeleton's files and paths into a service's, strictly: what is not understood is an error. */
@NullMarked
package dev.paved.catalog.render;

import org.jspecify.annotations.NullMarked;
