@NullMarked
package dev.paved.catalog.model;

import org.jspecify.annotations.NullMarked;
