@NullMarked
package dev.paved.kit.operation;

import org.jspecify.annotations.NullMarked;
