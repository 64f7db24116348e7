@NullMarked
package dev.paved.kit.time;

import org.jspecify.annotations.NullMarked;
