@NullMarked
package dev.paved.kit.retention;

import org.jspecify.annotations.NullMarked;
