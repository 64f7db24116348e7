@NullMarked
package dev.paved.catalog.team;

import org.jspecify.annotations.NullMarked;
