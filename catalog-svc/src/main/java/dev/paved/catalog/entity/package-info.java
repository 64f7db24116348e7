/** Entities as the catalog keeps them. */
@NullMarked
package dev.paved.catalog.entity;

import org.jspecify.annotations.NullMarked;
