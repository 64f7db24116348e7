@NullMarked
package dev.paved.catalog.ownership;

import org.jspecify.annotations.NullMarked;
