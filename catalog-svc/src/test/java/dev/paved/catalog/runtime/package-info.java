@NullMarked
package dev.paved.catalog.runtime;

import org.jspecify.annotations.NullMarked;
