/** Services as the catalog shows them. */
@NullMarked
package dev.paved.catalog.service;

import org.jspecify.annotations.NullMarked;
