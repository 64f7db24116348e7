/** Repositories, however they are written. */
@NullMarked
package dev.paved.kit.repository;

import org.jspecify.annotations.NullMarked;
