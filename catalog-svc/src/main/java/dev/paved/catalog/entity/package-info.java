/** Entities as the catalog keeps, finds and relates them. */
@NullMarked
package dev.paved.catalog.entity;

import org.jspecify.annotations.NullMarked;
