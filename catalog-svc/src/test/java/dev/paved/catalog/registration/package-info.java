@NullMarked
package dev.paved.catalog.registration;

import org.jspecify.annotations.NullMarked;
